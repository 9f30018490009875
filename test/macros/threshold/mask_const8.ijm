// images: const8.tif
run("Convert to Mask");
print(bitDepth, is("binary"), is("Inverting LUT"));
getThreshold(a, b); print(a, b);
