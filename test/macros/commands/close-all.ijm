// images: noise8.tif rgb.tif
run("Measure");
run("Close All");
print(nImages, isOpen("Results"));
newImage("a", "8-bit", 5, 5, 1);
run("Rename...", "title=[b c]");
print(getTitle);
run("Close");
print(nImages);
