// images: noise8.tif rgb.tif
run("Colors...", "foreground=red background=#00ff80 selection=yellow");
print(getInfo("selection.color"));
print(IJ.pad(getValue("color.foreground"), 8), IJ.pad(getValue("color.background"), 8));
makeRectangle(3, 4, 9, 8);
run("Fill", "slice");
makeRectangle(20, 4, 9, 8);
run("Clear", "slice");
selectImage(1);
makeRectangle(3, 4, 9, 8);
run("Fill", "slice");
makeRectangle(20, 4, 9, 8);
run("Clear", "slice");
run("Colors...", "foreground=white background=black selection=yellow");
print(getValue("color.foreground"), getValue("color.background"));
