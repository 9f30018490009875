// images: specks.tif
makeRectangle(5, 4, 20, 17);
run("Dilate");
