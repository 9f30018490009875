// images: cells16.tif
run("Variance...", "radius=2.5");
