// images: specks.tif
run("Options...", "iterations=2 count=2 black pad");
run("Dilate");
run("Options...", "iterations=1 count=1 black");
run("Erode");
