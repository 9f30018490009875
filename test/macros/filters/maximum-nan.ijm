// images: nan32.tif
run("Maximum...", "radius=1");
