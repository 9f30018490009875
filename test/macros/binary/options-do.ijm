// images: discs.tif
run("Options...", "iterations=2 count=1 black do=Erode");
print(nImages);
