// images: discs.tif
run("Options...", "iterations=5 count=2 black");
run("Open");
