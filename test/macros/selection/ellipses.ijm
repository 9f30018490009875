// images: ramp8.tif
makeEllipse(3, 4, 25, 20, 0.4); show("ellipse"); inside();
getSelectionCoordinates(xs, ys); Array.getStatistics(xs, lo, hi, mean); print(d2s(lo, 4), d2s(hi, 4), d2s(mean, 4));
makeEllipse(3, 15, 25, 15, 1); show("circle"); inside();
makeEllipse(10, 2, 10, 25, 0.3); show("upright"); inside();
makeEllipse(10, 2, 12, 25, 7); show("ratio"); inside();
makeRotatedRectangle(3, 4, 25, 20, 6); show("rotated"); vertices(); inside();
makeRotatedRectangle(3, 10, 25, 10, 5); show("flat"); vertices(); inside();
makeRotatedRectangle(-3, 10, 12, 30, 9); show("outside"); inside();
Roi.getFeretPoints(px, py); Array.print(px); Array.print(py);
makeEllipse(3, 4, 25, 20, 0.4); Roi.getFeretPoints(px, py); Array.print(px); Array.print(py);
makeOval(3, 4, 20, 11); Roi.getFeretPoints(px, py); Array.print(px); Array.print(py);
makePolygon(3, 4, 20, 6, 14, 21); Roi.getFeretPoints(px, py); Array.print(px); Array.print(py);

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
