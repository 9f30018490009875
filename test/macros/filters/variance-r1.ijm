// images: cells16.tif
run("Variance...", "radius=1");
