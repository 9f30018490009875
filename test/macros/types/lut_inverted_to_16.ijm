// images: lut_inverted.tif
run("16-bit");
getMinAndMax(min, max); print(min, max);
print(bitDepth, nSlices, getTitle, nImages, is("grayscale"), is("Inverting LUT"));
