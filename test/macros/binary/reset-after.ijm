// images: discs.tif
run("Erode");
reset();
