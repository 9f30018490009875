// images: blobs8.tif
run("Translate...", "x=5 y=-7 interpolation=None");
