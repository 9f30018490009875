// images: noise8.tif
path = getDirectory("temp") + "revert.tif";
saveAs("Tiff", path);
before = getPixel(3, 4);
makeRectangle(2, 2, 9, 9);
run("Invert");
same = getPixel(3, 4) == 255 - before; print(same);
run("Revert");
same = getPixel(3, 4) == before; print(same, selectionType, getTitle, nImages);
run("Invert");
run("32-bit");
run("Revert");
print(bitDepth, getPixel(3, 4) - before);
File.delete(path);
