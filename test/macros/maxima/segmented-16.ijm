// images: cells16.tif
run("Find Maxima...", "prominence=200 output=[Segmented Particles]");
