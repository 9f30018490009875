// images: ramp8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection; makeOval(10, 8, 9, 9); Overlay.addSelection("red", 2); makeLine(3, 4, 20, 10); Overlay.addSelection("#ff00ff", 3.5, "blue"); run("Select None");
print(Overlay.size, Overlay.getType(0), Overlay.getType(1), Overlay.getType(2), Overlay.getType(-1), Overlay.hidden);
for (i = 0; i < 3; i++) { Overlay.activateSelection(i); print(Roi.getType, Roi.getStrokeColor, Roi.getStrokeWidth, Roi.getFillColor); Overlay.getBounds(i, x, y, w, h); print(x, y, w, h); }
print(Overlay.indexAt(4, 5), Overlay.indexAt(12, 10), Overlay.indexAt(36, 28), Overlay.indexAt(10, 7));
Overlay.moveSelection(0, 8, 9); Overlay.getBounds(0, x, y, w, h); print(x, y, w, h);
Overlay.removeSelection(1); print(Overlay.size); Overlay.hide; print(Overlay.hidden); Overlay.show; print(Overlay.hidden); Overlay.clear; print(Overlay.size); Overlay.remove; print(Overlay.size);
