// images: labels16.tif
run("Find Maxima...", "prominence=1 output=[Segmented Particles]");
