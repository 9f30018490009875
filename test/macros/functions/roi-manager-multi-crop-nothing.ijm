// images: noise32.tif
makeRectangle(3, 4, 10, 8);
roiManager("add");
makeOval(13, 14, 10, 8);
roiManager("add");
roiManager("deselect");
run("Select None");
RoiManager.multiCrop("", "");
print(nImages, selectionType());
RoiManager.multiCrop("", "show");
getMinAndMax(min, max);
print(min, max, bitDepth());
