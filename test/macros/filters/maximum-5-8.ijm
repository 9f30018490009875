// images: noise8.tif
run("Maximum...", "radius=5");
