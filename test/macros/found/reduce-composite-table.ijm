// images: composite16.tif
run("Reduce Dimensionality...", "slices");
