// images: discs.tif
run("Options...", "iterations=1 count=1 black edm=8-bit");
run("Distance Map");
