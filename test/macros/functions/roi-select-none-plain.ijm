// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Roi.selectNone;
print(selectionType());
