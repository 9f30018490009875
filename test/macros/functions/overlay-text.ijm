// images: stack8.tif
makeText("hello", 5, 8);
getSelectionBounds(x, y, w, h);
print(x, y);
setFont("SansSerif", 14);
Overlay.drawString("ab", 5, 20);
Overlay.show;
print(Overlay.size);
Overlay.getBounds(0, x, y, w, h);
print(x);
Overlay.activateSelection(0);
print(Roi.getType, selectionType());
Overlay.setPosition(3);
Overlay.drawString("ab", 5, 20, 30);
print(Overlay.size);
Overlay.clear;
print(Overlay.size);
