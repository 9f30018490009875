// images: noise32.tif
run("Find Maxima...", "prominence=6.5 output=[Segmented Particles]");
