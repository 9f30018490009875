// images: stack8.tif
makeRectangle(3, 4, 12, 9);
print("[" + selectionName + "]");
setSelectionName("first"); print(selectionName, Roi.getName);
setSelectionLocation(7, 8); show("moved");
Roi.move(2.6, 3.4); show("rounded");
Roi.translate(1, 2); show("shifted");
Roi.translate(0.5, 0.25); show("fraction"); vertices(); inside();
Roi.move(5, 5); show("whole again"); inside();
makePolygon(2, 3, 12, 4, 7, 15); Roi.translate(0.5, 0.25); show("polygon"); vertices(); inside();
Roi.translate(2, 2); show("polygon"); vertices();
setSelectionLocation(1, 1); show("polygon"); vertices(); inside();
makeLine(3, 4, 9, 12); Roi.translate(0.5, 1); show("line"); vertices();
makeOval(3, 4, 9, 12); Roi.translate(0.5, 1); show("oval"); inside();
makeEllipse(3, 4, 20, 12, 0.5); Roi.translate(0.5, 1); show("ellipse"); inside();
makePoint(3, 4); Roi.translate(0.5, 1); show("point"); vertices();
Roi.setProperty("key", "value"); Roi.setProperty("flag"); print(Roi.getProperty("key"), Roi.getProperty("flag"), "[" + Roi.getProperty("none") + "]");
print(Roi.getProperties);
Roi.setStrokeColor("red"); print(Roi.getStrokeColor); Roi.setStrokeColor(10, 20, 30); print(Roi.getStrokeColor); Roi.setStrokeColor(255); print(Roi.getStrokeColor);
makeRectangle(3, 4, 12, 9); Roi.setFillColor("#80ff00ff"); print(Roi.getFillColor, Roi.getStrokeColor); Roi.setStrokeWidth(2.5); print(Roi.getStrokeWidth);
Roi.setPosition(3); Roi.getPosition(c, z, t); print(c, z, t); Roi.setPosition(1, 2, 3); Roi.getPosition(c, z, t); print(c, z, t);
Roi.remove; print(selectionType, Roi.size);
makeOval(2, 2, 5, 5); Roi.copy; run("Select None"); Roi.paste; show("pasted");
print(Roi.getDefaultColor, Roi.getDefaultStrokeWidth, Roi.getDefaultGroup, Roi.getGroup);

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
