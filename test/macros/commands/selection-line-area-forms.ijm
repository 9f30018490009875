// images: noise8.tif
makeLine(3, 4, 30, 20, 6);
run("Line to Area");
print(Roi.getType, getValue("Area"), getValue("Mean"));
makeLine(3, 4, 30, 20, 28, 40);
run("Line Width...", "line=3");
run("Line to Area");
print(Roi.getType, getValue("Area"), getValue("Mean"));
makeOval(10, 10, 14, 9);
run("Area to Line");
print(Roi.getType, getValue("Length"));
makePolygon(3, 4, 30, 8, 9, 29);
run("Area to Line");
getSelectionCoordinates(x, y); print(x.length, Roi.getType, getValue("Mean"));
run("To Bounding Box");
getSelectionBounds(a, b, w, h); print(a, b, w, h, Roi.getType);
