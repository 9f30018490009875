// images: noise8.tif blobs8.tif noise32.tif prob32.tif
imageCalculator("Add", "noise8.tif", "blobs8.tif");
print(getTitle, nImages);
imageCalculator("Divide 32-bit", "noise32.tif", "prob32.tif");
print(getTitle, nImages);
getMinAndMax(a, b); print(a, b);
