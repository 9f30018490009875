// images: blobs8.tif
run("Wand Tool...", "tolerance=30 mode=8-connected");
doWand(20, 20);
print(getValue("Area"));
run("Wand Tool...", "tolerance=5 mode=4-connected");
print(getValue("Area"));
doWand(20, 20);
print(getValue("Area"));
