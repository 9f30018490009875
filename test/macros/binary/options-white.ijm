// images: discs.tif
run("Options...", "iterations=1 count=1");
print(getInfo("threshold.method") + "/");
run("Erode");
