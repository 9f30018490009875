// images: rgb.tif
run("Maximum...", "radius=5");
