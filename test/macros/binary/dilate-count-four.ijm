// images: specks.tif
run("Options...", "iterations=3 count=4 black");
run("Dilate");
