// images: specks.tif
run("Dilate");
run("Watershed");
