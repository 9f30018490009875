// images: noise16.tif
run("Mean...", "radius=5");
