// images: indexed.tif
random("seed", 3);
run("Add Noise");
