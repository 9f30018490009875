// images: noise8.tif
run("Find Maxima...", "prominence=0 strict output=[Segmented Particles]");
