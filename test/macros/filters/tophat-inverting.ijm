// images: lut_inverted.tif
run("Top Hat...", "radius=3");
