// images: noise8.tif
run("Find Maxima...", "prominence=30 output=[Segmented Particles]");
