// images: indexed.tif
path = getDirectory("temp") + "again_indexed";
makeOval(3, 4, 9, 11);
saveAs("Tiff", path);
info();
run("Select None");
close();
open(path + ".tif");
info();
for (i = 1; i <= nSlices; i++) { setSlice(i); print(getInfo("slice.label")); }
print(getMetadata("Info"));
print(File.delete(path + ".tif"));
function info() {
  getDimensions(w, h, c, z, t); getMinAndMax(min, max); getVoxelSize(vw, vh, vd, u); getThreshold(lo, hi);
  name = getInfo("image.filename"); print(getTitle, name, bitDepth, w, h, c, z, t, min, max, vw, vh, vd, u, lo, hi, selectionType, Overlay.size, is("composite"), getValue("Mean"), nImages);
}
