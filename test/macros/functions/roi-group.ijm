// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
setResult("group", 0, Roi.getGroup);
Roi.setGroup(5);
setResult("group", 1, Roi.getGroup);
roiManager("add");
Roi.setGroup(0);
setResult("group", 2, Roi.getGroup);
run("Measure");
Roi.setGroup(7);
run("Measure");
updateResults;
// ImageJ says that a file of colours is missing.
print("\\Clear");
print("end");
Roi.setGroup(256);
print("not here");
