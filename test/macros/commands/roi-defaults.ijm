// images: noise8.tif
run("Roi Defaults...", "color=Green stroke=4 group=0 name=[0 = no group]");
print(Roi.getDefaultGroup, Roi.getDefaultStrokeWidth);
makeRectangle(4, 5, 12, 9);
print(Roi.getGroup, Roi.getStrokeWidth);
makeLine(4, 5, 12, 9);
print(Roi.getStrokeWidth);
run("Roi Defaults...", "color=Yellow stroke=0 group=0 name=[0 = no group]");
makeRectangle(4, 5, 12, 9);
print(Roi.getGroup, Roi.getStrokeWidth, Roi.getDefaultStrokeWidth);
