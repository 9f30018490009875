// images: specks.tif
makeOval(3, 3, 20, 22);
run("Median", "radius=1");
run("Median", "radius=1.5");
