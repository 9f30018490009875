// images: noise8.tif
dir = getDirectory("temp");
makePolygon(3, 4, 20, 8, 9, 19);
saveAs("Selection", dir + "poly.roi");
print(getTitle, Roi.getName);
run("Select None");
open(dir + "poly.roi");
print(selectionType, Roi.getName, nImages);
getSelectionCoordinates(x, y);
Array.print(x); Array.print(y);
close();
open(dir + "poly.roi");
print(getTitle, getWidth, getHeight, bitDepth, selectionType);
File.delete(dir + "poly.roi");
