// images: noise8.tif
saveAs("Tiff", "/nowhere/at/all/x.tif");
print("not reached");
