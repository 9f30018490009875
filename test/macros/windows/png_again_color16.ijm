// images: color16.tif
path = getDirectory("temp") + "again_color16.png";
saveAs("PNG", path);
info();
open(path);
info();
File.delete(path);
function info() {
  getDimensions(w, h, c, z, t); getMinAndMax(min, max); getVoxelSize(vw, vh, vd, u); getThreshold(lo, hi);
  name = getInfo("image.filename"); print(getTitle, name, bitDepth, w, h, c, z, t, min, max, vw, vh, vd, u, lo, hi, selectionType, Overlay.size, is("composite"), getValue("Mean"), nImages);
}
