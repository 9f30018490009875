// images: ramp8.tif
makeRectangle(3, 4, 12, 9); roiManager("add"); makeOval(10, 8, 9, 9); roiManager("Add"); makePolygon(5, 5, 20, 7, 24, 18, 8, 22); roiManager("Add", "red", 3);
setSelectionName("mine"); roiManager("Add"); makeLine(3, 4, 20, 10); run("Add to Manager"); makePoint(7, 8); roiManager("add");
print(roiManager("count"), roiManager("index"), RoiManager.size, RoiManager.selected);
for (i = 0; i < roiManager("count"); i++) { roiManager("select", i); show(RoiManager.getName(i)); print(Roi.getName, Roi.getStrokeColor, Roi.getStrokeWidth, roiManager("index")); }
print(RoiManager.getIndex("mine"), RoiManager.getIndex("none"));
roiManager("deselect"); print(RoiManager.selected);

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
