// images: lut_inverted.tif
setOption("BlackBackground", false);
run("Erode");
