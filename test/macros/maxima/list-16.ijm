// images: noise16.tif
run("Find Maxima...", "prominence=20000 output=List");
