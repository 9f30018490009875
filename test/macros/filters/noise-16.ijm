// images: noise16.tif
random("seed", 42);
run("Add Noise");
