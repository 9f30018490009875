// images: stack8.tif
setSlice(5);
run("Delete Slice");
print(nSlices, getSliceNumber());
