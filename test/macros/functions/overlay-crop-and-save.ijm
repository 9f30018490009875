// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
makeOval(20, 10, 7, 13);
Overlay.addSelection;
run("Select None");
Overlay.cropAndSave("", "show");
print(nImages, getTitle(), nSlices, getWidth(), getHeight(), Overlay.size);
selectImage("ramp8.tif");
print(selectionType(), Overlay.size);
