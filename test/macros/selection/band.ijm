// images: calibrated.tif
makeOval(15, 15, 12, 10); run("Make Band...", "band=1"); show("oval"); inside();
makePolygon(15, 15, 30, 17, 20, 28); run("Make Band...", "band=0.75"); show("polygon"); inside();
makeRectangle(0, 0, 10, 10); run("Make Band...", "band=1.5"); show("corner"); inside(); vertices();
makeOval(15, 15, 12, 10); run("Enlarge...", "enlarge=1"); show("units");
makeOval(15, 15, 12, 10); run("Enlarge...", "enlarge=1 pixel"); show("pixels");

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
