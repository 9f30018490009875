// images: noise32.tif
makeOval(7, 5, 20, 16);
run("Median...", "radius=3");
