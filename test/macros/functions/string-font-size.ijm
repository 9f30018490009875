// images: ramp8.tif
String.setFontSize(14);
print(nImages, lengthOf("abc"));
