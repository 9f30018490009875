// images: noise8.tif
path = getDirectory("temp") + "drawn.tif";
makeRectangle(2, 2, 9, 9); Overlay.addSelection("red", 2);
makeOval(12, 2, 9, 9); Roi.setName("oval"); Overlay.addSelection;
makeLine(1, 2, 3, 4);
setMetadata("Info", "some\ninfo");
Property.set("key", "value");
saveAs("Tiff", path);
close();
open(path);
print(Overlay.size, selectionType, getMetadata("Info"), Property.get("key"));
Overlay.activateSelection(1);
print(Roi.getName, selectionType);
File.delete(path);
