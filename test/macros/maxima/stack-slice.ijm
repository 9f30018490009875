// images: stack8.tif
setSlice(3);
run("Find Maxima...", "prominence=10 output=[Single Points]");
