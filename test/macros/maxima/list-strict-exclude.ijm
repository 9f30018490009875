// images: noise8.tif
run("Find Maxima...", "prominence=40 strict exclude output=List");
