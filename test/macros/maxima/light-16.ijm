// images: cells16.tif
run("Find Maxima...", "prominence=150 light output=[Single Points]");
