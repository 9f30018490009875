// images: composite8.tif
run("Mean...", "radius=1");
