// images: noise8.tif
makePolygon(3, 4, 30, 8, 9, 29);
run("Interpolate", "interval=4 smooth");
getSelectionCoordinates(x, y); print(x.length, x[1], y[1], Roi.getType);
makeOval(5, 6, 22, 19);
run("Interpolate", "interval=3 adjust");
getSelectionCoordinates(x, y); print(x.length, x[1], y[1], Roi.getType);
makeLine(3, 4, 20, 18);
run("Interpolate", "interval=2.5");
getSelectionCoordinates(x, y); print(x.length, x[1], y[1], Roi.getType);
makeRectangle(3, 4, 20, 18);
run("Interpolate", "interval=9");
getSelectionCoordinates(x, y); print(x.length, x[1], y[1], Roi.getType);
