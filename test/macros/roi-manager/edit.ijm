// images: ramp8.tif
for (i = 0; i < 4; i++) { makeRectangle(2 + 5 * i, 3 + 2 * i, 6, 5 + i); roiManager("add"); }
roiManager("select", 2); makeOval(4, 4, 9, 9); roiManager("update"); roiManager("deselect"); roiManager("select", 2); show("updated " + RoiManager.getName(2));
roiManager("rename", "zz"); print(RoiManager.getName(2), Roi.getName); roiManager("select", 0); roiManager("rename", "b"); roiManager("select", 1); roiManager("rename", "A");
roiManager("sort"); for (i = 0; i < 4; i++) print(RoiManager.getName(i));
roiManager("select", newArray(1, 2)); roiManager("delete"); print(roiManager("count"), RoiManager.selected); for (i = 0; i < 2; i++) print(RoiManager.getName(i));
roiManager("translate", 3, -1); roiManager("select", 1); show("translated");
roiManager("select", 0); roiManager("set color", "cyan"); roiManager("set line width", 4); print(Roi.getStrokeColor, Roi.getStrokeWidth); roiManager("set fill color", "#44ff0000"); roiManager("deselect"); roiManager("select", 0); print(Roi.getStrokeColor, Roi.getFillColor, Roi.getStrokeWidth);
RoiManager.delete(0); print(roiManager("count")); roiManager("deselect"); roiManager("delete"); print(roiManager("count"));

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
