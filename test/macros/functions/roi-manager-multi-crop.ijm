// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
roiManager("add");
makeOval(20, 10, 7, 13);
roiManager("add");
makeRectangle(30, 20, 20, 20);
roiManager("add");
run("Select None");
RoiManager.multiCrop("", "show");
print(nImages, getTitle(), nSlices, getWidth(), getHeight(), Overlay.size);
for (i = 1; i <= nSlices; i++) { setSlice(i); print(getInfo("slice.label") + "|"); }
selectImage("ramp8.tif");
print(selectionType());
