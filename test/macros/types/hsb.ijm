// images: rgb.tif
run("HSB Stack");
print(getTitle, nSlices, bitDepth, nImages, is("composite"));
getDimensions(w, h, ch, z, t); print(w, h, ch, z, t);
for (i=1; i<=nSlices; i++) { setSlice(i); print(getMetadata("Label")); getMinAndMax(min, max); print(min, max); }
