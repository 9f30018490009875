// images: calibrated.tif
makeRectangle(10, 12, 12, 9);
run("Enlarge...", "enlarge=2");
getSelectionBounds(a, b, w, h); print(a, b, w, h);
run("Enlarge...", "enlarge=-3 pixel");
getSelectionBounds(a, b, w, h); print(a, b, w, h);
makeOval(10, 12, 12, 9);
run("Enlarge...", "enlarge=1");
getSelectionBounds(a, b, w, h); print(a, b, w, h, Roi.getType);
makePolygon(5, 6, 25, 8, 14, 30);
run("Enlarge...", "enlarge=4 pixel");
getSelectionBounds(a, b, w, h); print(a, b, w, h, Roi.getType, getValue("Area"));
run("Enlarge...", "enlarge=-40 pixel");
print(selectionType);
run("Make Band...", "band=1.5");
print(getValue("Area"));
