// images: stack8.tif
setSlice(2);
run("Delete Slice");
print(nSlices, getSliceNumber());
