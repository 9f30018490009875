// images: stack16.tif
makeRectangle(5, 7, 11, 12);
run("Crop");
