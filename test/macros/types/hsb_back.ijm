// images: rgb.tif
run("HSB Stack");
run("RGB Color");
print(getTitle, nSlices, bitDepth, nImages);
