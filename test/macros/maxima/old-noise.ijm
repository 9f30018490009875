// images: noise8.tif
run("Find Maxima...", "noise=40 exclude output=List");
