// images: noise16.tif
run("Find Maxima...", "prominence=0 output=Count");
run("Find Maxima...", "prominence=0 exclude output=Count");
run("Find Maxima...", "prominence=65535 output=Count");
run("Find Maxima...", "prominence=70000 strict output=Count");
