// images: border.tif
run("Options...", "iterations=3 count=1 black");
run("Close-");
