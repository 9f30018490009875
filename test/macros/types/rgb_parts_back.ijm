// images: rgb.tif
run("RGB Stack");
run("RGB Color");
print(getTitle, nSlices, bitDepth, nImages);
