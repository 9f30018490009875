// images: ramp8.tif
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Interpolate"); show("1"); vertices();
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Interpolate", "interval=5"); show("5"); vertices();
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Interpolate", "interval=5 adjust"); show("5 adjust"); vertices();
makeOval(4, 5, 20, 13); run("Interpolate", "interval=3"); show("oval"); vertices();
makeRectangle(4, 5, 20, 13); run("Interpolate", "interval=9"); show("rectangle"); vertices();
makeLine(2, 3, 25, 20); run("Interpolate", "interval=2.5"); show("line"); vertices();
makeLine(2, 3, 20, 6, 10, 15); run("Interpolate", "interval=4 adjust"); show("polyline"); vertices();
doWand(10, 10, 60, "8-connected"); run("Interpolate", "interval=2 smooth"); show("smooth"); inside();
makeSelection("freeline", newArray(3, 9, 16, 22, 28), newArray(4, 2, 3, 9, 20)); run("Interpolate", "interval=4 smooth"); show("freeline"); vertices();
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeOval(6, 6, 6, 6); run("Interpolate", "interval=2"); show("composite"); inside();

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
