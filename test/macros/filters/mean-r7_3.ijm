// images: cells16.tif
run("Mean...", "radius=7.3");
