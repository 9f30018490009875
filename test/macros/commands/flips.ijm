// images: noise16.tif rgb.tif stack32.tif
selectImage(1);
makeRectangle(3, 4, 9, 8);
run("Flip Vertically");
run("Flip Horizontally");
selectImage(2);
makeOval(3, 4, 19, 8);
run("Flip Vertically");
selectImage(3);
run("Flip Vertically", "stack");
run("Flip Z");
print(getValue("Mean"), selectionType);
