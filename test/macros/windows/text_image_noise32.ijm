// images: noise32.tif
path = getDirectory("temp") + "again_noise32.";
saveAs("Text Image", path + "txt");
info();
s = File.openAsString(path + "txt");
print(lengthOf(s), substring(s, 0, 60));
run("Text Image... ", "open=[" + path + "txt]");
info();
File.delete(path + "txt");
saveAs("text image", path + "csv");
print(substring(File.openAsString(path + "csv"), 0, 60));
File.delete(path + "csv");
function info() {
  getDimensions(w, h, c, z, t); getMinAndMax(min, max); getVoxelSize(vw, vh, vd, u); getThreshold(lo, hi);
  name = getInfo("image.filename"); print(getTitle, name, bitDepth, w, h, c, z, t, min, max, vw, vh, vd, u, lo, hi, selectionType, Overlay.size, is("composite"), getValue("Mean"), nImages);
}
