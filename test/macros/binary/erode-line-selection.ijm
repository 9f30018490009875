// images: specks.tif
makeLine(3, 3, 20, 20);
run("Erode");
