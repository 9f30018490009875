// images: ramp8.tif
for (w = 1; w < 14; w += 1) for (h = 1; h < 9; h += 3) { makeOval(2, 3, w, h); inside(); }
makeOval(3, 4, 11, 8); show("oval"); vertices();
makeOval(3.5, 4.25, 11.5, 8.1); show("fraction"); vertices(); inside();
makeOval(-5, -5, 20, 20); show("cut"); inside();
makeOval(0, 0, 1, 1); show("dot"); vertices();

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
