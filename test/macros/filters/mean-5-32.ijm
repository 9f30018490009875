// images: noise32.tif
run("Mean...", "radius=5");
