// images: noise8.tif
run("Find Maxima...", "prominence=60 exclude output=[Segmented Particles]");
