// images: ramp8.tif
for (i = 0; i < 5; i++) { makeRectangle(3 + i, 4, 10, 8); roiManager("add"); }
roiManager("select", newArray(0, 2, 4));
RoiManager.setGroup(3);
roiManager("select", newArray(1, 3));
RoiManager.setGroup(9);
roiManager("deselect");
RoiManager.selectGroup(3);
Table.create("t");
Table.set("n", 0, RoiManager.selected);
Table.set("n", 1, roiManager("index"));
for (i = 0; i < 5; i++) { roiManager("select", i); Table.set("n", 2 + i, Roi.getGroup); Table.set("name", 2 + i, RoiManager.getName(i)); }
RoiManager.selectGroup(9);
roiManager("measure");
RoiManager.selectGroup(77);
Table.set("n", 7, RoiManager.selected, "t");
roiManager("deselect");
RoiManager.setGroup(2);
roiManager("select", 3);
Table.set("n", 8, Roi.getGroup, "t");
Table.update("t");
// ImageJ says that a file of colours is missing.
print("\\Clear");
print("end");
RoiManager.setGroup(256);
