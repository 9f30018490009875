// images: stack8.tif
RoiManager.associateROIsWithSlices(true);
RoiManager.useNamesAsLabels(true);
RoiManager.restoreCentered(false);
makeRectangle(3, 4, 10, 8);
setSlice(2);
roiManager("add");
makeOval(1, 1, 9, 5);
setSlice(4);
roiManager("add");
RoiManager.associateROIsWithSlices(false);
roiManager("select", 0);
print(getSliceNumber());
roiManager("select", 1);
print(getSliceNumber());
RoiManager.useNamesAsLabels(false);
roiManager("list");
