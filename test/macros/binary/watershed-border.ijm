// images: border.tif
run("Watershed");
