// images: one8.tif
run("Find Maxima...", "prominence=5 output=[Single Points]");
