// images: specks.tif
run("Options...", "iterations=1 count=3 black edm=Overwrite");
run("Erode");
