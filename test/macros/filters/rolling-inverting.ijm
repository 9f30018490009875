// images: lut_inverted.tif
run("Subtract Background...", "rolling=8");
