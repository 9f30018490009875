// images: stack8.tif
makeRectangle(3, 4, 12, 9);
run("Properties... ", "name=box position=2 group=none stroke=red width=3 fill=none"); print(Roi.getName, Roi.getStrokeColor, Roi.getStrokeWidth, Roi.getFillColor); Roi.getPosition(c, z, t); print(c, z, t);
run("Properties... ", "  stroke=none width=0 fill=#8000ff00"); print(Roi.getName, Roi.getStrokeColor, Roi.getStrokeWidth, Roi.getFillColor);
makeLine(3, 4, 12, 9);
run("Properties... ", "stroke=blue width=5"); print(Roi.getStrokeColor, Roi.getStrokeWidth, Roi.getFillColor);

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
