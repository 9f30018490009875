// images: ramp8.tif
print("before");
selectImage(-9999);
