// images: cells16.tif
run("Add Slice");
print(nSlices, getSliceNumber());
