// images: noise32.tif
random("seed", 42);
run("Add Noise");
