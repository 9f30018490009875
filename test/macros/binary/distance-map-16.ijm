// images: holes.tif
run("Options...", "iterations=1 count=1 black edm=16-bit");
run("Distance Map");
