// images: const8.tif
random("seed", 1);
run("Add Noise");
random("seed", 5);
a = random();
run("Add Noise");
