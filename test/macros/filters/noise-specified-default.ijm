// images: blobs8.tif
random("seed", 7);
run("Add Specified Noise...", "standard=3");
run("Add Specified Noise...", "slice");
