// images: noise32.tif
makeRectangle(3, 3, 5, 5);
setThreshold(0.3, 120);
setOption("BlackBackground", false);
run("Convert to Mask");
print(bitDepth, is("binary"), is("Inverting LUT"), selectionType());
getThreshold(a, b); print(a, b);
