// images: ramp8.tif
print(selectionType());
getSelectionCoordinates(x, y);
print("never");
