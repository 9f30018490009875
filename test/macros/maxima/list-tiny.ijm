// images: tiny32.tif
run("Find Maxima...", "prominence=0.0000001 output=List");
