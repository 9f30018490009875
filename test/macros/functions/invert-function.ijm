// images: ramp8.tif
print("before");
invert();
print("after", getPixel(3, 4));
