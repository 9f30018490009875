// images: lut_inverted.tif
run("Create Selection"); show("inverting"); inside();

function show(label) {
  getSelectionBounds(x, y, w, h);
  Roi.getFloatBounds(fx, fy, fw, fh);
  print(label + ": " + Roi.getType + " " + selectionType + " [" + x + " " + y + " " + w + " " + h + "] [" + fx + " " + fy + " " + fw + " " + fh + "] n=" + Roi.size);
}
function vertices() {
  getSelectionCoordinates(xs, ys);
  s = "";
  for (i = 0; i < xs.length; i++) s = s + " " + d2s(xs[i], 6) + "," + d2s(ys[i], 6);
  print(xs.length + ":" + s);
}
function inside() {
  Roi.getContainedPoints(xs, ys);
  sx = 0; sy = 0; sxy = 0;
  for (i = 0; i < xs.length; i++) { sx += xs[i]; sy += ys[i]; sxy += xs[i] * ys[i]; }
  print("inside " + xs.length + " " + sx + " " + sy + " " + sxy);
}
