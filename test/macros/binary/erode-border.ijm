// images: border.tif
run("Erode");
