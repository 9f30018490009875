// images: calibrated.tif
run("32-bit");
getMinAndMax(min, max); print(min, max);
print(bitDepth, nSlices, getTitle, nImages, is("grayscale"), is("Inverting LUT"));
