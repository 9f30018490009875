// images: holes.tif
for (y = 2; y < 45; y += 6) for (x = 2; x < 52; x += 6) {
  doWand(x, y, 0, "8-connected"); a = Roi.size; doWand(x, y, 0, "Legacy"); b = Roi.size; doWand(x, y, 0, "4-connected");
  print(x, y, a, b, Roi.size);
}
