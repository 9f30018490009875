// images: border.tif
makeRectangle(1, 1, 3, 3);
roiManager("add");
run("Select None");
run("Analyze Particles...", "size=5-Infinity add");
print(roiManager("count"));
run("Analyze Particles...", "size=20-Infinity add clear");
print(roiManager("count"));
roiManager("select", 0);
print(Roi.getName);
