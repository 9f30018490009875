// images: color16.tif
run("RGB Color");
getMinAndMax(min, max); print(min, max);
print(bitDepth, nSlices, getTitle, nImages, is("grayscale"), is("Inverting LUT"));
