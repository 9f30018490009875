// images: ramp8.tif
makeRectangle(3, 4, 12, 9); roiManager("add"); makeOval(10, 8, 9, 9); roiManager("Add", "red", 3); makePoint(7.4, 8.6); roiManager("add"); makeLine(3, 4, 20, 10); roiManager("add"); makePolygon(5, 5, 20, 7, 24, 18, 8, 22); Roi.setFillColor("blue"); roiManager("add");
roiManager("list");
