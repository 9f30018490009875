// images: lut_inverted.tif
run("Minimum...", "radius=2");
