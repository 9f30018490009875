// images: cells16.tif
run("Maximum...", "radius=2.5");
