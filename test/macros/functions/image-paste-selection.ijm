// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Image.copy;
makeOval(10, 10, 15, 12);
Image.paste(12, 8);
getSelectionBounds(x, y, w, h);
print(selectionType(), x, y, w, h);
run("Select None");
Image.copy;
run("Select All");
Image.paste(30, 20);
