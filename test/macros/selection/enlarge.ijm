// images: ramp8.tif
for (n = -4; n <= 5; n += 3) {
  makeRectangle(10, 9, 12, 8); run("Enlarge...", "enlarge=" + n); show("rectangle " + n);
  makeOval(10, 9, 12, 8); run("Enlarge...", "enlarge=" + n); show("oval " + n);
  makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Enlarge...", "enlarge=" + n); show("polygon " + n); inside(); vertices();
}
doWand(10, 10, 60, "8-connected"); run("Enlarge...", "enlarge=3"); show("traced"); inside();
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Enlarge...", "enlarge=-30"); show("nothing left"); inside();
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeOval(6, 6, 6, 6); run("Enlarge...", "enlarge=1"); show("composite"); inside();
makePoint(10, 12); run("Enlarge...", "enlarge=4"); show("point"); inside();
makeSelection("polygon", newArray(5.5, 20.25, 12), newArray(4.5, 6, 20.75)); run("Enlarge...", "enlarge=2.5"); show("float"); inside();

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
