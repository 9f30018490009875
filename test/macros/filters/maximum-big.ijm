// images: big32.tif
run("Maximum...", "radius=2");
