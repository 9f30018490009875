// images: noise8.tif blobs8.tif rgb.tif noise16.tif
imageCalculator("Divide create 32-bit", "noise8.tif", "blobs8.tif");
print(getTitle, bitDepth);
imageCalculator("Subtract 32-bit", "noise16.tif", "noise8.tif");
print(getTitle, bitDepth, nImages);
imageCalculator("Subtract 32-bit", "rgb.tif", "noise8.tif");
print(getTitle, bitDepth, nImages);
