// images: composite8.tif
run("Maximum...", "radius=1");
