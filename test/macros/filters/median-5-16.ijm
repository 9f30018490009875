// images: noise16.tif
run("Median...", "radius=5");
