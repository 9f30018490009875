// images: hyper8.tif
Stack.setPosition(2, 2, 1);
run("Find Maxima...", "prominence=10 output=[Single Points]");
