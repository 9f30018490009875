// images: column8.tif
run("Find Maxima...", "prominence=5 output=[Segmented Particles]");
