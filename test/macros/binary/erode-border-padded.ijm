// images: border.tif
run("Options...", "iterations=1 count=1 black pad edm=Overwrite");
run("Erode");
