// images: noise32.tif
makeOval(7, 5, 20, 16);
run("Mean...", "radius=3");
