// images: ramp8.tif
for (i = 0; i < 3; i++) { makeRectangle(2 + 7 * i, 3 + 4 * i, 6, 5); Roi.setName("r" + i); roiManager("add"); }
RoiManager.selectByName("r1"); print(roiManager("index")); RoiManager.select(2); print(roiManager("index"), Roi.getName);
roiManager("deselect"); RoiManager.scale(1.5, 2, true); for (i = 0; i < 3; i++) { RoiManager.select(i); show("scaled"); vertices(); }
roiManager("deselect"); RoiManager.rotate(30); RoiManager.select(0); show("rotated"); vertices(); RoiManager.rotate(20, 5, 5); RoiManager.select(0); show("around 5,5"); vertices();
RoiManager.translate(2, 0.5); RoiManager.select(0); show("translated");

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
