// images: ramp8.tif
x = newArray(3, 14.5, 20, 9); y = newArray(2, 4, 15.25, 20);
xi = newArray(3, 14, 20, 9); yi = newArray(2, 4, 15, 20);
types = newArray("polygon", "freehand", "traced", "polyline", "freeline", "point", "freehand line");
for (k = 0; k < types.length; k++) {
  makeSelection(types[k], xi, yi); show(types[k]); vertices(); inside();
  if (types[k] != "traced") { makeSelection(types[k], x, y); show(types[k] + " float"); vertices(); inside(); }
}
for (t = 0; t <= 10; t++) if (t != 9 && t != 5 && t != 8) { makeSelection(t, xi, yi); show("type " + t); }
makeSelection("angle", newArray(2, 10, 20), newArray(3, 15, 4)); show("angle"); vertices();
makeSelection(5, newArray(2, 10), newArray(3, 15)); show("line"); vertices();
makeSelection("polygon", xi, yi, 3); show("three"); vertices();

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
