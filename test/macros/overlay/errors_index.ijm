// images: ramp8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection;
Overlay.removeSelection(2);
