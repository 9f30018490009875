// images: ramp8.tif
print("a");
Overlay.pasteAndMerge();
print("not here");
