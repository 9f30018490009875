// images: lut_inverted.tif
run("Open");
