// images: ramp8.tif
makeRectangle(3, 4, 10, 7); show("whole"); vertices(); inside();
makeRectangle(3.4, 4.6, 10.2, 7.5); show("fraction"); vertices(); inside();
makeRectangle(-4, -3, 10, 7); show("outside"); inside();
makeRectangle(30, 25, 40, 40); show("beyond");
makeRectangle(2, 2, 20, 16, 8); show("rounded"); vertices(); inside();
makeRectangle(2, 2, 9, 16, 40); show("round"); inside();
makeRectangle(5, 5, 0, 3); print(selectionType);
makeRectangle(5, 5, 0.4, 0.4); show("tiny"); inside();

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
