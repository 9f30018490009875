// images: ramp8.tif
print(Roi.getDefaultStrokeWidth);
Roi.setDefaultStrokeWidth(3);
makeRectangle(3, 4, 10, 8);
print(Roi.getDefaultStrokeWidth, Roi.getStrokeWidth);
makeLine(1, 1, 9, 9);
print(Roi.getStrokeWidth);
makeOval(1, 1, 9, 9);
print(Roi.getStrokeWidth);
makePoint(4, 5);
print(Roi.getStrokeWidth);
makePolygon(1, 1, 10, 2, 5, 9);
print(Roi.getStrokeWidth);
Roi.setDefaultStrokeWidth(-2);
print(Roi.getDefaultStrokeWidth);
makePolygon(1, 1, 10, 2, 5, 9);
print(Roi.getStrokeWidth);
