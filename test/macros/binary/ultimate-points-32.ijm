// images: holes.tif
run("Options...", "iterations=1 count=1 black edm=32-bit");
run("Ultimate Points");
