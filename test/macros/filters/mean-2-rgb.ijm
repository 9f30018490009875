// images: rgb.tif
run("Mean...", "radius=2");
