// images: noise32.tif
run("Find Maxima...", "prominence=10 light output=[Segmented Particles]");
