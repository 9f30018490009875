// images: cells16.tif
makeOval(7, 5, 20, 16);
run("Top Hat...", "radius=4 light don't");
