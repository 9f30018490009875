// images: rgb_stack.tif
run("RGB Stack");
print(getTitle, nSlices, bitDepth, nImages, is("composite"));
getDimensions(w, h, ch, z, t); print(w, h, ch, z, t);
