// images: stack8.tif
setSlice(2); makeRectangle(3, 4, 12, 9); roiManager("add"); setSlice(4); makeOval(10, 8, 9, 9); roiManager("add"); setSlice(1);
for (i = 0; i < 2; i++) { roiManager("select", i); print(RoiManager.getName(i), getSliceNumber); Roi.getPosition(c, z, t); print(c, z, t); }
roiManager("select", 0); roiManager("rename", "0003-0001-0001"); setSlice(1); roiManager("deselect"); roiManager("select", 0); print(getSliceNumber, RoiManager.getName(0));
roiManager("remove slice info"); print(RoiManager.getName(0)); Roi.getPosition(c, z, t); print(c, z, t);
RoiManager.setPosition(5); roiManager("select", 1); print(getSliceNumber);
