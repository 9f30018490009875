// images: stack8.tif
makePoint(3, 4);
print(Roi.getPointPosition(0));
setSlice(3);
makePoint(5, 6);
print(Roi.getPointPosition(0));
makeSelection("point", newArray(1, 2, 3), newArray(4, 5, 6));
print(Roi.getPointPosition(0), Roi.getPointPosition(1), Roi.getPointPosition(2));
