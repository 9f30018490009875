// images: hyper8.tif
Stack.setPosition(2, 1, 2); makeRectangle(3, 4, 12, 9); roiManager("add"); Stack.setPosition(1, 2, 1); makeOval(10, 8, 9, 9); roiManager("add");
for (i = 0; i < 2; i++) { roiManager("select", i); Stack.getPosition(c, z, t); print(RoiManager.getName(i), c, z, t); Roi.getPosition(c, z, t); print(c, z, t); }
RoiManager.selectPosition(0, 2, 0); print(RoiManager.selected, roiManager("index"));
roiManager("remove frame info"); roiManager("select", 1); Roi.getPosition(c, z, t); print(c, z, t);
