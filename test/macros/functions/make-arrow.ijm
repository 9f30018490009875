// images: ramp8.tif
makeArrow(3, 4, 20, 15, "filled");
print(selectionType(), Roi.getType);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
run("Measure");
makeArrow(3, 4, 20, 15, "notched double large outline");
getSelectionCoordinates(x, y);
print(Roi.getType, x.length);
Array.print(x); Array.print(y);
makeArrow(30, 4, 2, 15, "open small");
roiManager("add");
makeArrow(30, 4, 2, 15, "headless");
roiManager("add");
makeArrow(30, 4, 2, 15, "bar");
roiManager("add");
