// images: ramp8.tif
makeRectangle(1, 2, 3, 4);
makeRotatedRectangle(5, 5, 5, 5, 3);
print(selectionType());
