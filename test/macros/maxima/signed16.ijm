// images: stack16.tif
run("Find Maxima...", "prominence=500 light output=Count");
