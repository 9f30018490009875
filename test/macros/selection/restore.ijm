// images: ramp8.tif noise8.tif
makeOval(30, 20, 25, 20); run("Select None"); run("Restore Selection"); show("same");
run("Select None"); selectImage("ramp8.tif"); run("Restore Selection"); show("fits");
makeRectangle(1, 1, 5, 5); makeRectangle(2, 2, 9, 9); run("Select None"); run("Restore Selection"); show("last");
run("Select All"); show("all"); run("Select None"); selectImage("noise8.tif"); run("Restore Selection"); show("all of the other");
makeRectangle(55, 40, 5, 5); run("Select None"); selectImage("ramp8.tif"); run("Restore Selection"); show("outside");

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
