// images: composite8.tif
run("Maximum...","radius=2.5");
