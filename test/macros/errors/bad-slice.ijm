// images: stack8.tif
setSlice(3);
print("ok");
setSlice(9);
