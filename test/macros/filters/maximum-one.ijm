// images: one16.tif
run("Maximum...", "radius=2");
