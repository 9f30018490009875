// images: noise16.tif
run("Variance...", "radius=5");
