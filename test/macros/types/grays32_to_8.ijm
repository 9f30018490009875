// images: grays32.tif
run("8-bit");
getMinAndMax(min, max); print(min, max);
print(bitDepth, nSlices, getTitle, nImages, is("grayscale"), is("Inverting LUT"));
