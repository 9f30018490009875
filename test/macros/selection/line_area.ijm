// images: ramp8.tif
makeLine(3, 4, 20, 10); run("Line to Area"); show("thin"); vertices(); inside();
makeLine(3, 4, 20, 10, 5); run("Line to Area"); show("wide"); vertices(); inside();
makeLine(3, 4, 20, 10, 12, 22); Roi.setStrokeWidth(4); run("Line to Area"); show("polyline"); vertices(); inside();
makeLine(3, 4, 20, 10, 12, 22); run("Line to Area"); show("thin polyline"); vertices(); inside();
makeSelection("freeline", newArray(3, 9, 16, 22, 28), newArray(4, 2, 3, 9, 20)); Roi.setStrokeWidth(3); run("Line to Area"); show("freeline"); inside();
run("Restore Selection"); show("restored"); print(Roi.getStrokeWidth);
makeRectangle(5, 6, 12, 8); run("Area to Line"); show("rectangle"); vertices();
makeOval(5, 6, 12, 8); run("Area to Line"); show("oval"); vertices();
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Area to Line"); show("polygon"); vertices();
doWand(10, 10, 60, "8-connected"); run("Area to Line"); show("traced"); vertices();
makeEllipse(3, 4, 25, 20, 0.5); run("Area to Line"); show("ellipse");

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
