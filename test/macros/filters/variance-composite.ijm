// images: composite8.tif
run("Variance...", "radius=1");
