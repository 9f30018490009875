// images: noise8.tif
makePolygon(3, 4, 20, 8, 9, 19);
run("Scale... ", "x=1.5 y=0.5 centered");
getSelectionCoordinates(x, y); Array.print(x); Array.print(y);
run("Scale... ", "x=2 y=2");
getSelectionBounds(a, b, w, h); print(a, b, w, h);
makeOval(5, 6, 12, 9);
run("Scale... ", "x=0.5 y=1.7 centered");
getSelectionBounds(a, b, w, h); print(a, b, w, h, Roi.getType);
makeLine(3, 4, 20, 18);
run("Scale... ", "x=0.5 y=0.5 centered");
getLine(x1, y1, x2, y2, lw); print(x1, y1, x2, y2, lw);
makeRectangle(4, 4, 10, 9);
run("Rotate...", "rotate angle=30");
getSelectionCoordinates(x, y); Array.print(x); Array.print(y); print(Roi.getType);
makePoint(7, 9);
run("Rotate...", "  angle=45");
getSelectionBounds(a, b, w, h); print(a, b, w, h);
