run("Image...", "name=a type=16-bit white width=7 height=5 slices=2");
print(getTitle, bitDepth, nSlices, getPixel(1, 1), is("Inverting LUT"));
run("Image...", "name=a type=RGB fill=Ramp width=7 height=5 slices=1");
print(getTitle, bitDepth, getPixel(3, 1));
run("Image...", "name=c type=32-bit fill=White width=7 height=5 slices=3");
print(getTitle, bitDepth, getPixel(1, 1));
run("Image...", "name=d type=8-bit fill=Black width=7 height=0 slices=3");
