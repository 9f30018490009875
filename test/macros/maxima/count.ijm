// images: cells16.tif
run("Find Maxima...", "prominence=100 output=Count");
run("Find Maxima...", "prominence=400 output=Count");
