// images: noise8.tif
saveAs("Text", getDirectory("temp") + "x");
print("not reached");
