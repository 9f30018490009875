// images: zero8.tif
run("Add...", "value=255");
run("Distance Map");
run("Options...", "iterations=1 count=1 black edm=32-bit");
run("Add...", "value=255");
run("Distance Map");
