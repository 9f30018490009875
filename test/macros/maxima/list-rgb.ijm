// images: rgb.tif
run("Find Maxima...", "prominence=20 output=List");
