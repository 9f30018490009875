// images: specks.tif
makeRectangle(10, 10, 24, 22);
run("Dilate");
