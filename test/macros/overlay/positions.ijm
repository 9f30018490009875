// images: stack8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection; Overlay.setPosition(3); makeOval(10, 8, 9, 9); setSlice(4); run("Add Selection..."); run("Select None"); setSlice(1);
Overlay.activateSelection(0); print(getSliceNumber); Roi.getPosition(c, z, t); print(c, z, t); Overlay.activateSelection(1); print(getSliceNumber); Roi.getPosition(c, z, t); print(c, z, t); print(Roi.getStrokeColor);
