// images: cells16.tif
run("Variance...", "radius=7.3");
