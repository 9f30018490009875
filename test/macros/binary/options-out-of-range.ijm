// images: discs.tif
run("Options...", "iterations=0 count=20 black do=Erode");
run("Dilate");
