// images: ramp8.tif
print("before");
selectWindow("not there");
print("never");
