// images: ramp8.tif
function grid(label) { s = ""; for (y = 0; y < 12; y++) for (x = 0; x < 14; x++) s += "" + Roi.contains(x, y); print(label + " " + s); }
makeRectangle(2, 3, 6, 5); grid("rectangle");
makeRectangle(1, 1, 10, 9, 6); grid("rounded");
makeOval(2, 1, 9, 8); grid("oval");
makePolygon(1, 1, 12, 3, 6, 11); grid("polygon");
makeSelection("polygon", newArray(1.5, 12.2, 6), newArray(1.25, 3, 10.75)); grid("float");
makeEllipse(1, 2, 12, 9, 0.5); grid("ellipse");
makeRotatedRectangle(1, 2, 12, 9, 4); grid("rotated");
makeLine(1, 2, 12, 9, 5); grid("line");
makeRectangle(1, 1, 8, 8); setKeyDown("alt"); makeOval(3, 3, 4, 4); grid("composite");
print(selectionContains(2, 2), selectionContains(4, 4));
