// images: rgb.tif
run("Variance...", "radius=5");
