// images: blobs8.tif noise8.tif
run("Wand Tool...", "tolerance=5 mode=4-connected");
print(selectionType);
selectImage(1);
doWand(22, 21, 30, "8-connected");
print(getValue("Area"));
run("Wand Tool...", "tolerance=60 mode=8-connected");
print(getValue("Area"));
makeOval(3, 3, 8, 8);
run("Wand Tool...", "tolerance=60 mode=8-connected");
print(getValue("Area"), selectionType);
