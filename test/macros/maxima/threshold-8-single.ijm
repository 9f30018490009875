// images: blobs8.tif
setThreshold(120, 255);
run("Find Maxima...", "prominence=5 above output=[Single Points]");
