// images: noise32.tif
makePolygon(3, 4, 40, 8, 22, 35);
List.setMeasurements;
print(List.getList());
makePoint(7, 8);
List.setMeasurements;
print(List.getList());
makeLine(2, 3, 30, 20);
List.setMeasurements;
print(List.getList());
