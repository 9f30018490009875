// images: specks.tif
run("Dilate");
