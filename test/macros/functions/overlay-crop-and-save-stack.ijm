// images: stack8.tif
setSlice(2);
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
Overlay.setPosition(3);
makeOval(20, 10, 7, 13);
Overlay.addSelection;
Overlay.setPosition(5);
makeRectangle(30, 25, 20, 20);
Overlay.addSelection;
Overlay.cropAndSave("", "show");
selectImage("stack8.tif");
print(getSliceNumber(), selectionType(), Overlay.size);
