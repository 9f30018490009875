// images: lut_inverted.tif
run("Watershed");
