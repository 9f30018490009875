// images: blobs8.tif noise32.tif
random("seed", 99);
run("Add Noise");
selectWindow("blobs8.tif");
run("Add Noise");
a = random();
run("Add Noise");
