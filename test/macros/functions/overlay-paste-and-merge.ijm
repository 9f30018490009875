// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Overlay.addSelection;
Overlay.copy;
newImage("a", "8-bit black", 30, 30, 1);
makeOval(3, 4, 10, 8);
Overlay.addSelection;
Overlay.pasteAndMerge;
print(Overlay.size);
Overlay.paste;
print(Overlay.size);
