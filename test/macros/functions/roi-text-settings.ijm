// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Roi.setFontSize(20);
print(Roi.getType);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
makeText("ab", 3, 4);
print(selectionType(), Roi.getType);
Roi.setJustification("center");
print(Roi.getType);
