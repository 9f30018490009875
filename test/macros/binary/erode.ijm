// images: discs.tif
run("Erode");
