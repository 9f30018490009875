// images: ramp8.tif
print("before");

selectImage("not there");
