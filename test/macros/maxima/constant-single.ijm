// images: const8.tif
run("Find Maxima...", "prominence=10 output=[Single Points]");
selectImage(1);
run("Find Maxima...", "prominence=10 output=[Maxima Within Tolerance]");
selectImage(1);
run("Find Maxima...", "prominence=10 output=[Segmented Particles]");
