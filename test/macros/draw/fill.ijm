// images: blobs8.tif
setColor(200); makeOval(3, 4, 15, 12); fill();
makePolygon(30, 5, 55, 12, 40, 30); fill();
makePoint(3, 30); fill();
makeSelection("point", newArray(10, 12, 15), newArray(30, 33, 36)); fill();
makeLine(20, 30, 28, 50); fill();
makeLine(30, 35, 40, 55, 58, 40); fill();
setColor(10); makeRectangle(45, 45, 30, 30, 9); fill();
makeRectangle(5, 45, 8, 8); setKeyDown("shift"); makeOval(9, 49, 9, 9); fill();
