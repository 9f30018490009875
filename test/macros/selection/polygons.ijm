// images: ramp8.tif
makePolygon(2, 3, 20, 5, 15, 22, 4, 18); show("polygon"); vertices(); inside();
makePolygon(10, 1, 14, 20, 1, 8, 19, 8, 6, 20); show("star"); vertices(); inside();
makePolygon(2.4, 3.5, 20.6, 5.5, 15.2, 22.49); show("rounded"); vertices(); inside();
makePolygon(-5, -4, 12, 3, 4, 17); show("outside"); inside();
makePolygon(5, 5, 15, 5, 15, 15, 5, 15); show("square"); inside();

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
