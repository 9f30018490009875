// images: noise8.tif
makeRectangle(5, 6, 14, 11);
run("Maximum...", "radius=3");
