// images: ramp8.tif
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Fit Spline"); show("polygon"); inside(); Roi.getSplineAnchors(ax, ay); Array.print(ax); Array.print(ay);
getSelectionCoordinates(xs, ys); for (i = 0; i < xs.length; i += 17) print(d2s(xs[i], 5), d2s(ys[i], 5));
run("Fit Spline", "remove"); show("removed"); vertices();
makeLine(2, 3, 20, 6, 10, 15, 25, 24); run("Fit Spline"); show("line"); run("Fit Spline", "straighten"); show("straighten");
getSelectionCoordinates(xs, ys); for (i = 0; i < xs.length; i += 9) print(d2s(xs[i], 5), d2s(ys[i], 5));
Roi.setPolygonSplineAnchors(newArray(4, 18, 22, 9), newArray(5, 3, 17, 21)); show("anchors"); inside();
Roi.setPolylineSplineAnchors(newArray(4, 18.5, 22), newArray(5, 3, 17)); show("polyline");
doWand(10, 10, 60, "8-connected"); show("traced"); run("Fit Spline"); show("spline of traced"); inside();
makeSelection("freehand", newArray(3, 9, 16, 22, 28, 20, 11, 5), newArray(4, 2, 3, 9, 20, 25, 22, 14)); run("Fit Spline"); show("spline of freehand"); inside();

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
