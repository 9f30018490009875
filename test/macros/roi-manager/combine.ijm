// images: ramp8.tif
makeRectangle(3, 4, 12, 9); roiManager("add"); makeOval(10, 8, 12, 12); roiManager("add"); makePolygon(5, 5, 20, 7, 24, 18, 8, 22); roiManager("add");
roiManager("Combine"); show("combined"); vertices(); inside(); roiManager("add");
roiManager("select", newArray(0, 1)); roiManager("AND"); show("and"); vertices(); inside();
roiManager("select", newArray(0, 2)); roiManager("XOR"); show("xor"); vertices(); inside();
roiManager("Split"); print(roiManager("count")); for (i = 4; i < roiManager("count"); i++) { roiManager("select", i); show("" + i); vertices(); }
roiManager("select", newArray(0, 1, 2)); roiManager("OR"); show("or"); inside();
makeEllipse(3, 4, 25, 20, 0.5); roiManager("add"); n = roiManager("count"); roiManager("select", newArray(0, n - 1)); roiManager("AND"); show("ellipse"); inside(); roiManager("select", newArray(0, n - 1)); roiManager("XOR"); show("ellipse"); inside();

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
