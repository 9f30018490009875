// images: row8.tif
setThreshold(60, 255);
run("Convert to Mask");
run("Dilate");
run("Erode");
run("Watershed");
