// images: noise8.tif
saveAs("nonsense", getDirectory("temp") + "x");
print("not reached");
