// images: border.tif
modes = newArray("Legacy", "4-connected", "8-connected");
for (m = 0; m < 3; m++)
  for (y = 1; y < 40; y += 7)
    for (x = 1; x < 43; x += 7) {
      doWand(x, y, 0, modes[m]);
      if (selectionType >= 0) { getSelectionBounds(a, b, c, d); print(modes[m], x, y, a, b, c, d, Roi.size); }
    }
doWand(20, 20); print(Roi.size);

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
