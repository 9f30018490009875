// images: cells16.tif
random("seed", 7);
run("Add Specified Noise...", "standard=120.5");
