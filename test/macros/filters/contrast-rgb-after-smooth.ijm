// images: rgb.tif
run("Smooth");
run("Enhance Contrast", "saturated=3");
