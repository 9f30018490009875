// images: prob32.tif
setThreshold(0.4, 1);
run("Find Maxima...", "prominence=0.02 above output=[Segmented Particles]");
