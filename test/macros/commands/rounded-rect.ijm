// images: noise8.tif
makeRectangle(4, 5, 30, 24);
run("Rounded Rect Tool...", "stroke=2 corner=12 color=red fill=none");
print(getValue("Area"), selectionType);
run("Fill", "slice");
makeRectangle(4, 5, 30, 24);
print(getValue("Area"));
