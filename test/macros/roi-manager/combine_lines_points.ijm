// images: ramp8.tif
makeLine(3, 4, 20, 10, 4); roiManager("add"); makeLine(3, 20, 20, 10, 25, 25); roiManager("add"); roiManager("Combine"); show("lines"); inside();
roiManager("reset"); makePoint(5, 6); roiManager("add"); makeSelection("point", newArray(9, 12), newArray(8, 20)); roiManager("add"); roiManager("Combine"); show("points"); vertices();
makeRectangle(4, 4, 7, 10); roiManager("add"); roiManager("select", newArray(1, 2)); roiManager("AND"); show("points in a box"); vertices();
roiManager("deselect"); roiManager("Combine"); show("all"); vertices(); inside();

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
