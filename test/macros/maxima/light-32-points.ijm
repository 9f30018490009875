// images: noise32.tif
run("Find Maxima...", "prominence=15 light output=List");
