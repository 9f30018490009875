// images: noise32.tif
run("Maximum...", "radius=5");
