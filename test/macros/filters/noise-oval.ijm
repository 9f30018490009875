// images: cells16.tif
makeOval(7, 5, 20, 16);
random("seed", 3);
run("Add Noise");
