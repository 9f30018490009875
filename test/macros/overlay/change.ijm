// images: ramp8.tif
makeRectangle(3, 4, 12, 9); Roi.setName("a"); Overlay.addSelection; makeOval(10, 8, 9, 9); Roi.setName("b"); Overlay.addSelection; makeOval(1, 1, 5, 5); Overlay.update(0);
Overlay.setStrokeColor("blue"); Overlay.setStrokeWidth(3); Overlay.activateSelection(0); print(Roi.getType, Roi.getStrokeColor, Roi.getStrokeWidth); Roi.setName("changed"); Overlay.removeRois("b"); print(Overlay.size);
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); Overlay.addSelection; Overlay.xor(newArray(0, 1)); getSelectionBounds(x, y, w, h); print(x, y, w, h, selectionType);
Overlay.copy; newImage("b", "8-bit black", 40, 40, 1); print(Overlay.size); Overlay.paste; print(Overlay.size);
