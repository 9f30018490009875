// images: stack8.tif
makeRectangle(3, 4, 5, 6);
print(Roi.getPointPosition(0));
