// images: noise16.tif
setMinAndMax(1000, 40000);
makeOval(3, 4, 12, 9);
run("Copy");
run("Internal Clipboard");
getMinAndMax(min, max);
print(getTitle, getWidth, getHeight, bitDepth, min, max, selectionType, nImages);
run("Internal Clipboard");
print(getTitle, nImages);
