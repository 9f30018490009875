// images: holes.tif
run("Watershed");
