// images: discs.tif
run("Options...", "iterations=4 count=1 black");
run("Erode");
