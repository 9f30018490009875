// images: ramp8.tif
makeRectangle(3, 4, 12, 9); roiManager("add"); roiManager("show all"); print(selectionType, Overlay.size); roiManager("select", 0); print(selectionType); roiManager("show none"); print(selectionType); roiManager("show all with labels"); roiManager("show all without labels"); print(selectionType);
roiManager("select all"); print(RoiManager.selected);
