// images: discs.tif
run("Fire");
run("Dilate");
run("Erode");
