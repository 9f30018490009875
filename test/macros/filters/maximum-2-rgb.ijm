// images: rgb.tif
run("Maximum...", "radius=2");
