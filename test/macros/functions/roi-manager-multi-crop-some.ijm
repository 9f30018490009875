// images: stack16.tif
setSlice(2);
makeRectangle(3, 4, 10, 8);
roiManager("add");
setSlice(4);
makePolygon(2, 3, 20, 5, 11, 17);
Roi.setName("poly");
roiManager("add");
setSlice(1);
makeRectangle(10, 10, 5, 20);
roiManager("add");
roiManager("select", newArray(1, 2));
RoiManager.multiCrop("/tmp/", " show");
print(nImages, getTitle(), nSlices, getWidth(), getHeight());
getMinAndMax(min, max);
print(min, max);
selectImage("stack16.tif");
print(getSliceNumber(), selectionType());
