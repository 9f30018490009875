// images: ramp8.tif
makePolygon(2, 3, 20, 5, 30, 22, 4, 18); run("Fit Circle"); show("circle");
makePolygon(2, 3, 20, 5, 30, 22, 4, 18); run("Fit Ellipse"); show("ellipse"); getSelectionCoordinates(xs, ys); Array.getStatistics(xs, lo, hi, mean); print(d2s(lo, 4), d2s(hi, 4), d2s(mean, 4));
makePolygon(2, 3, 20, 5, 30, 22, 4, 18); run("Fit Rectangle"); show("rectangle"); vertices();
makeSelection("point", newArray(3, 20, 28, 10), newArray(4, 3, 14, 25)); run("Fit Circle"); show("points");
makeSelection("freeline", newArray(3, 9, 16, 22, 28), newArray(4, 2, 3, 9, 20)); run("Fit Circle"); show("line");
makeOval(4, 5, 20, 9); run("Fit Ellipse"); show("oval"); run("Fit Rectangle"); show("rectangle");
makeSelection("point", newArray(3, 20, 28, 10), newArray(4, 3, 14, 25)); run("Fit Rectangle"); show("points"); vertices();
makeRectangle(3, 4, 15, 8); run("Fit Rectangle"); show("box"); vertices();
makeRectangle(3, 4, 15, 8); run("Fit Circle"); show("box");
makePolygon(2, 3, 20, 5, 30, 22, 4, 18); run("Convex Hull"); show("hull"); vertices();
makePolygon(10, 1, 14, 20, 1, 8, 19, 8, 6, 20); run("Convex Hull"); show("star hull"); vertices();
makeSelection("point", newArray(3, 20, 28, 10, 14, 12), newArray(4, 3, 14, 25, 12, 9)); run("Convex Hull"); show("points hull"); vertices();
makeOval(4, 5, 20, 9); run("Convex Hull"); show("oval hull"); vertices();
makePolygon(2, 3, 20, 5, 30, 22, 4, 18); run("To Bounding Box"); show("box");

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
