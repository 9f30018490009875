// images: ramp8.tif
makeRectangle(3, 4, 12, 9); run("Make Inverse"); show("rectangle"); vertices(); inside(); run("Make Inverse"); show("back"); vertices();
makeOval(3, 4, 12, 9); run("Make Inverse"); show("oval"); vertices(); inside(); run("Make Inverse"); show("back"); inside();
makePolygon(2, 2, 20, 4, 12, 20); run("Make Inverse"); show("polygon"); vertices(); inside();
makeRectangle(-5, -5, 20, 20); run("Make Inverse"); show("corner"); vertices(); inside();
makeEllipse(3, 4, 25, 20, 0.4); run("Make Inverse"); show("ellipse"); inside();
run("Select None"); run("Make Inverse"); show("all");
makeRectangle(4, 4, 12, 9, 5); run("Make Inverse"); inside();

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
