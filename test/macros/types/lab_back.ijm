// images: rgb.tif
run("Lab Stack");
run("RGB Color");
print(getTitle, nSlices, bitDepth, nImages);
