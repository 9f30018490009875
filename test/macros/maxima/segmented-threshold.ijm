// images: cells16.tif
setThreshold(900, 65535);
run("Find Maxima...", "prominence=100 above output=[Segmented Particles]");
