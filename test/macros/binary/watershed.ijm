// images: discs.tif
run("Watershed");
