// images: rgb.tif
// tolerance: 1ulp powers of Java and JavaScript differ in the last bit
run("Lab Stack");
print(getTitle, nSlices, bitDepth, nImages, is("composite"));
getDimensions(w, h, ch, z, t); print(w, h, ch, z, t);
for (i=1; i<=nSlices; i++) { setSlice(i); print(getMetadata("Label")); getMinAndMax(min, max); print(min, max); }
