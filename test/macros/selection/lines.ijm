// images: ramp8.tif
makeLine(2, 3, 20, 11); show("line"); vertices(); inside();
getLine(a, b, c, d, e); print(a, b, c, d, e);
makeLine(2.3, 3.7, 20.5, 11.1); show("float"); vertices();
makeLine(2, 3, 20, 11, 5); show("wide"); vertices(); inside(); print(Roi.getStrokeColor, Roi.getStrokeWidth);
makeLine(2, 3, 20, 11, 12, 20); show("polyline"); vertices(); inside();
Roi.setStrokeWidth(4); inside();
run("Line Width...", "line=3");
makeLine(5, 5, 5, 20); show("vertical"); print(Roi.getStrokeWidth); inside();
makeLine(20, 5, 5, 5, 8, 16); print(Roi.getStrokeWidth); inside();
run("Select None");
getLine(a, b, c, d, e); print(a, b, c, d, e);
makeOval(3, 3, 8, 8);
getLine(a, b, c, d, e); print(a, b, c, d, e);

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
