// images: blobs8.tif
run("Find Maxima...", "prominence=10 output=[Segmented Particles]");
