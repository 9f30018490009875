// images: ramp8.tif noise8.tif
selectImage("ramp8.tif");
makeRectangle(3, 4, 10, 8);
roiManager("add");
makeOval(20, 10, 7, 9);
roiManager("add");
RoiManager.restoreCentered(true);
roiManager("select", 0);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
selectImage("noise8.tif");
roiManager("select", 1);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
roiManager("measure");
RoiManager.restoreCentered(false);
roiManager("select", 1);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
