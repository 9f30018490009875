// images: specks.tif
makeRectangle(1, 1, 10, 9);
run("Erode");
