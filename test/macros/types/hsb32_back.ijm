// images: rgb.tif
run("HSB (32-bit)");
run("RGB Color");
print(getTitle, nSlices, bitDepth, nImages);
