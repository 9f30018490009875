// images: const8.tif
makeRectangle(2, 2, 9, 9);
run("Find Maxima...", "prominence=5 strict output=[Point Selection]");
print(selectionType);
