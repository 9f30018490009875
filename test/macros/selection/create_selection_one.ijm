// images: ramp8.tif
setThreshold(0, 255); run("Create Selection"); show("all"); vertices();
newImage("a", "8-bit black", 20, 20, 1);
setColor(255); fillRect(3, 4, 8, 5); run("Create Selection"); show("rectangle"); vertices();
newImage("b", "8-bit black", 20, 20, 1);
fillRect(3, 4, 2, 2); run("Create Selection"); show("small"); vertices();
newImage("c", "8-bit black", 20, 20, 1);
fillOval(3, 4, 12, 9); run("Create Selection"); show("oval"); vertices();
newImage("d", "8-bit black", 40, 40, 1);
fillRect(3, 4, 30, 5); fillRect(3, 4, 5, 30); run("Create Selection"); show("corner"); vertices();
newImage("e", "8-bit white", 9, 9, 1);
run("Create Selection"); show("white"); vertices();

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
