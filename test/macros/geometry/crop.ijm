// images: cells16.tif
makeRectangle(5, 7, 31, 22);
run("Crop");
