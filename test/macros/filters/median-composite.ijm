// images: composite8.tif
run("Median...", "radius=1");
