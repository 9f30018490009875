// images: stack8.tif
setSlice(2);
makeRectangle(3, 4, 10, 8);
Image.copy;
setSlice(4);
Image.paste(1, 1);
print(getSliceNumber(), selectionType());
