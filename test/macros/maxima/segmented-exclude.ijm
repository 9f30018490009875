// images: blobs8.tif
run("Find Maxima...", "prominence=10 exclude output=[Segmented Particles]");
