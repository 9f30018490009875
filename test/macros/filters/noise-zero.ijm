// images: noise8.tif
random("seed", 3);
run("Add Specified Noise...", "standard=0");
