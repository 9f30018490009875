// images: noise16.tif
run("Maximum...", "radius=5");
