// images: noise32.tif
run("Variance...", "radius=5");
