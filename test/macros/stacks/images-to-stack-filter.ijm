// images: blobs8.tif ramp8.tif noise8.tif
run("Images to Stack", "method=[Copy (top-left)] name=F title=8.tif use");
print(nImages, getTitle(), nSlices);
