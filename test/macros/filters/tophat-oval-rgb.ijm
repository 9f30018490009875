// images: rgb.tif
makeOval(7, 5, 20, 16);
run("Top Hat...", "radius=2");
