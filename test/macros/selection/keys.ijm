// images: ramp8.tif
makeRectangle(3, 4, 12, 9); setKeyDown("shift"); makeOval(10, 8, 12, 12); show("added"); inside(); vertices();
setKeyDown("alt"); makeRectangle(0, 0, 8, 8); show("taken"); inside(); vertices();
makeRectangle(3, 4, 12, 9); setKeyDown("shift"); makeRectangle(15, 4, 5, 9); show("joined"); vertices();
makeRectangle(3, 4, 12, 9); setKeyDown("alt"); makeRectangle(6, 6, 4, 4); show("hole"); vertices(); inside();
makePolygon(2, 2, 20, 4, 12, 20); setKeyDown("alt"); makePolygon(2, 10, 20, 9, 12, 25); show("polygons"); vertices(); inside();
makeEllipse(3, 4, 25, 20, 0.4); setKeyDown("shift"); makeEllipse(3, 20, 25, 4, 0.4); show("ellipses"); inside();
print(isKeyDown("shift"), isKeyDown("alt"));

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
