// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Roi.setName("one");
roiManager("add");
makeOval(3, 4, 10, 8);
roiManager("add");
print(RoiManager.getIndex("one"), RoiManager.getIndex("none"), RoiManager.getIndex(RoiManager.getName(1)));
print("[" + RoiManager.getName(7) + "]", "[" + RoiManager.getName(-1) + "]");
