// images: prob32.tif
run("Find Maxima...", "prominence=0.05 output=[Segmented Particles]");
