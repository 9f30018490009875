// images: ramp8.tif
makeRectangle(5, 6, 12, 8); run("Scale... ", "x=1.5 y=0.5"); show("scaled"); vertices();
makeRectangle(5, 6, 12, 8); run("Scale... ", "x=1.5 y=0.5 centered"); show("centered"); vertices();
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Scale... ", "x=0.7 y=1.2 centered"); show("polygon"); vertices();
makeOval(5, 5, 10, 12); run("Scale... ", "x=1.5 y=1.5 centered"); show("oval"); inside();
makeLine(3, 4, 20, 10); run("Scale... ", "x=1.5 y=2 centered"); show("line"); vertices();
makeSelection("point", newArray(3, 20), newArray(4, 3)); run("Scale... ", "x=2 y=2"); show("points"); vertices();
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeOval(6, 6, 6, 6); run("Scale... ", "x=0.5 y=1.5"); show("composite"); vertices(); inside();
makeRectangle(5, 6, 12, 8); run("Rotate...", "angle=30"); show("turned"); vertices(); inside();
run("Rotate...", "angle=-30"); show("back"); vertices();
makeRectangle(5, 6, 12, 8); run("Rotate...", "rotate angle=45"); show("around image"); vertices();
makeLine(3, 4, 20, 10); run("Rotate...", "angle=90"); show("line"); vertices();
makeRotatedRectangle(3, 4, 25, 20, 6); run("Rotate...", "angle=15"); show("rotated"); vertices();
makeEllipse(3, 4, 25, 20, 0.5); run("Rotate...", "angle=15"); show("ellipse"); inside();
makeOval(5, 5, 10, 14); run("Rotate...", "angle=20"); show("oval"); inside();
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeRectangle(6, 6, 6, 6); run("Rotate...", "angle=90"); show("composite"); vertices(); run("Rotate...", "angle=30"); show("composite"); vertices(); inside();
makeRectangle(5, 6, 12, 8); run("Translate... ", "x=3 y=-2"); show("translated"); run("Translate... ", "x=0.5 y=0"); show("half"); inside();

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
