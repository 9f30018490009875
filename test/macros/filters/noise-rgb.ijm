// images: rgb.tif
random("seed", 42);
run("Add Noise");
