// images: cells16.tif
setThreshold(1500, 65535);
run("Find Maxima...", "prominence=50 above output=[Maxima Within Tolerance]");
