// images: rgb.tif
makeRectangle(3, 4, 10, 8);
roiManager("add");
makeRectangle(5, 3, 6, 12);
roiManager("add");
roiManager("deselect");
makeRectangle(1, 1, 2, 2);
RoiManager.multiCrop("", "show");
selectImage("rgb.tif");
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
