// images: const8.tif
run("Find Maxima...", "prominence=10 output=Count");
run("Find Maxima...", "prominence=10 strict output=Count");
