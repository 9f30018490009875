// images: volume_um.tif
run("Specify...", "width=10 height=6 x=4 y=5 slice=2"); show("plain"); print(getSliceNumber);
run("Specify...", "width=10 height=6 x=14 y=15 slice=3 oval centered"); show("oval"); print(getSliceNumber);
run("Specify...", "width=2 height=1.2 x=1 y=1.4 slice=1 scaled"); show("scaled");
run("Specify...", "width=9.5 height=6.5 x=3.5 y=5.25"); show("fraction"); print(getSliceNumber);

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
