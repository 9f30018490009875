// images: rgb.tif
run("Mean...", "radius=5");
