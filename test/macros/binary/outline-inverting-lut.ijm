// images: lut_inverted.tif
run("Outline");
