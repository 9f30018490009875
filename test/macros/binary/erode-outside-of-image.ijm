// images: specks.tif
makeRectangle(20, 20, 60, 60);
run("Erode");
