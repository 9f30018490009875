// images: noise8.tif
makeOval(10, 8, 33, 25);
run("Find Maxima...", "prominence=30 output=[Maxima Within Tolerance]");
