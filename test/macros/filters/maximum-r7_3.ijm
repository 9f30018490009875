// images: cells16.tif
run("Maximum...", "radius=7.3");
