// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
makeOval(20, 10, 7, 13);
Overlay.addSelection;
Overlay.setFillColor("red");
Overlay.activateSelection(1);
print(Roi.getFillColor);
Overlay.activateSelection(0);
print(Roi.getFillColor);
Overlay.setLabelFontSize(5);
