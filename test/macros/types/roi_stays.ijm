// images: noise16.tif
makeRectangle(3, 4, 10, 11);
run("8-bit");
print(selectionType());
run("RGB Color");
getSelectionBounds(x, y, w, h); print(x, y, w, h);
