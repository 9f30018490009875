// images: blobs8.tif
makeRectangle(10, 10, 20, 20);
run("Translate...", "x=3 y=2 interpolation=None");
