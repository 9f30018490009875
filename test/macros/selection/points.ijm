// images: stack8.tif
makePoint(5, 6); show("point"); vertices(); inside();
makePoint(5.5, 6.49); show("float"); vertices(); inside();
makePoint(5, 6, "large red dot"); show("red"); print(Roi.getStrokeColor);
makePoint(5, 6, "small"); print(Roi.getStrokeColor);
makeSelection("point", newArray(3, 8.2, 12.7), newArray(4, 4.4, 19.5)); show("points"); vertices(); inside();
setKeyDown("shift"); makePoint(20, 21); show("one more"); vertices();
setKeyDown("alt"); makePoint(8, 4); show("one less"); vertices();
makePoint(5, 6, "add"); print(selectionType, Overlay.size);
print(selectionContains(5, 6));
makePoint(5, 6); print(selectionContains(5, 6), selectionContains(5, 7));

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
