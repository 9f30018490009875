// images: tiny32.tif
makeOval(1, 12, 15, 28);
run("Find Maxima...", "prominence=0 output=Count");
run("Find Maxima...", "prominence=0 output=[Maxima Within Tolerance]");
