// images: stack8.tif
setSlice(3); print(getSliceNumber);
setSlice(99);
