// images: composite8.tif
run("Minimum...", "radius=1");
