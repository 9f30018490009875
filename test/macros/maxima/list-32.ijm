// images: noise32.tif
run("Find Maxima...", "prominence=12.75 output=List");
