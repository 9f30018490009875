// images: noise8.tif
makeSelection("freehand", newArray(3, 20, 30, 18, 9, 4), newArray(4, 2, 18, 12, 29, 15));
run("Convex Hull"); print(Roi.getType, getValue("Area"));
makePolygon(3, 4, 30, 8, 22, 20, 9, 29);
run("Fit Ellipse"); getSelectionBounds(x, y, w, h); print(Roi.getType, x, y, w, h, getValue("Area"));
makePolygon(3, 4, 30, 8, 22, 20, 9, 29);
run("Fit Circle"); getSelectionBounds(x, y, w, h); print(Roi.getType, x, y, w, h);
makePolygon(3, 4, 30, 8, 22, 20, 9, 29);
run("Fit Rectangle"); getSelectionBounds(x, y, w, h); print(Roi.getType, x, y, w, h, getValue("Area"));
makePoint(3, 4); setKeyDown("shift"); makePoint(30, 9); setKeyDown("shift"); makePoint(12, 25);
run("Convex Hull"); print(Roi.getType, getValue("Area"));
makePolygon(3, 4, 30, 8, 22, 20, 9, 29);
run("Make Band...", "band=4"); print(Roi.getType, getValue("Area"));
makePolygon(3, 4, 30, 8, 22, 20, 9, 29);
run("Fit Spline"); print(Roi.getType, getValue("Area"));
