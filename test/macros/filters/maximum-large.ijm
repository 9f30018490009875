// images: tiny32.tif
run("Maximum...", "radius=40");
