// images: row8.tif
run("Find Maxima...", "prominence=5 output=List");
