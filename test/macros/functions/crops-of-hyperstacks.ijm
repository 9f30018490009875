// images: composite8.tif hyper16.tif
selectImage("composite8.tif");
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
makeOval(13, 4, 10, 8);
Overlay.addSelection;
Overlay.cropAndSave("", "show");
selectImage("hyper16.tif");
Stack.setPosition(2, 3, 1);
makeRectangle(3, 4, 10, 8);
roiManager("add");
Stack.setPosition(1, 2, 2);
makeOval(13, 4, 10, 8);
roiManager("add");
Stack.setPosition(1, 1, 1);
RoiManager.multiCrop("", "show");
selectImage("hyper16.tif");
Stack.getPosition(c, z, t);
print(c, z, t);
