// images: stack8.tif
setSlice(2);
run("Add Slice");
print(nSlices, getSliceNumber());
