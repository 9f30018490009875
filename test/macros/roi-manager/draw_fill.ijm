// images: stack8.tif
makeOval(3, 4, 9, 9); roiManager("add"); makeLine(15, 4, 30, 20, 4); roiManager("add"); setSlice(3); makePolygon(5, 15, 20, 17, 14, 28); roiManager("add"); makeLine(20, 20, 30, 22, 25, 29); roiManager("add");
setForegroundColor(200, 200, 200); roiManager("fill"); setForegroundColor(100, 100, 100); roiManager("draw"); print(getSliceNumber, selectionType);
