// images: stack16.tif
setSlice(2);
run("Find Maxima...", "prominence=1000 output=[Segmented Particles]");
