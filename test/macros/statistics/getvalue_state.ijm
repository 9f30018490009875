// images: noise16.tif
print(getValue("image.size"), getValue("results.count"), getValue("selection.size"));
print(getValue("rotation.angle"), getValue("rgb.foreground"), getValue("rgb.background"));
print(getValue("color.foreground"), getValue("color.background"));
makePolygon(1, 2, 9, 3, 5, 12);
print(getValue("selection.size"), getValue("selection.width"));
makeRectangle(1, 2, 9, 3);
print(getValue("selection.size"));
setForegroundColor(255, 0, 0);
print(getValue("rgb.foreground"), getValue("color.foreground"));
run("Measure");
run("Measure");
print(getValue("results.count"));
