// images: noise8.tif
random("seed", 42);
run("Add Noise");
