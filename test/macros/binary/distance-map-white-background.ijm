// images: discs_inverted.tif
setOption("BlackBackground", false);
run("Distance Map");
