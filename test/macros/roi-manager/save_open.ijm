// images: stack8.tif
dir = getDirectory("temp");
makeRectangle(3, 4, 12, 9); roiManager("add"); makeOval(10.5, 8, 9, 9); Roi.setName("oval"); roiManager("add"); makePolygon(5, 5, 20, 7, 24, 18, 8, 22); Roi.setStrokeColor("red"); Roi.setStrokeWidth(2.5); roiManager("add"); makeLine(3.5, 4, 20, 10, 3); roiManager("add");
makeSelection("point", newArray(9.5, 12), newArray(8, 20)); roiManager("add"); makeEllipse(3, 4, 25, 20, 0.5); roiManager("add"); makeRotatedRectangle(3, 4, 25, 20, 6); roiManager("add"); setSlice(3); makeSelection("freehand", newArray(3, 9.5, 16), newArray(4, 2, 13)); Roi.setProperty("a", "b c"); roiManager("add");
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeOval(6, 6, 6, 6); roiManager("add"); makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Fit Spline"); roiManager("add"); makeRectangle(3, 4, 15, 12, 5); roiManager("add"); makeLine(3, 4, 20, 10, 12, 22); roiManager("add");
roiManager("deselect"); roiManager("save", dir + "all.zip"); roiManager("select", 1); roiManager("save", dir + "one.roi"); roiManager("reset"); print(roiManager("count"));
roiManager("open", dir + "one.roi"); roiManager("open", dir + "all.zip"); print(roiManager("count"));
for (i = 0; i < roiManager("count"); i++) { roiManager("select", i); show(RoiManager.getName(i)); print(Roi.getName, Roi.getStrokeColor, Roi.getStrokeWidth, getSliceNumber, Roi.getProperties); inside(); vertices(); }

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
