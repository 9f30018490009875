// images: cells16.tif
makeRectangle(3, 4, 21, 13);
run("Flip Vertically");
