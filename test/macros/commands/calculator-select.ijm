// images: noise8.tif ramp8.tif
makeRectangle(2, 3, 8, 9);
imageCalculator("Difference", "noise8.tif", "ramp8.tif");
print(getTitle, selectionType);
selectWindow("ramp8.tif");
print(selectionType);
