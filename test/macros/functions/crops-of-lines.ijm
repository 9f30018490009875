// images: indexed.tif calibrated.tif
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
makeLine(3, 4, 10, 8);
Overlay.addSelection;
makePoint(5, 6);
Overlay.addSelection;
makeRectangle(-3, -4, 10, 8);
Overlay.addSelection;
Overlay.cropAndSave("", "show");
getVoxelSize(w, h, d, u);
print(w, h, u);
selectImage("indexed.tif");
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
Overlay.cropAndSave("", "show");
print(nSlices);
