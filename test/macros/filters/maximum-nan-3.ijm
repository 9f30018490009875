// images: nanonly32.tif
run("Maximum...", "radius=3");
