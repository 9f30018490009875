// images: noise8.tif
makeOval(10, 8, 33, 25);
run("Find Maxima...", "prominence=30 output=[Point Selection]");
print(selectionType);
getSelectionCoordinates(x, y);
Array.print(x);
Array.print(y);
