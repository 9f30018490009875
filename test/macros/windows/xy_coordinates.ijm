// images: noise8.tif calibrated.tif
dir = getDirectory("temp");
for (i = 1; i <= 2; i++) {
  selectImage(i);
  makePolygon(3, 4, 20, 8, 9, 19);
  saveAs("XY Coordinates", dir + "xy.txt"); print(File.openAsString(dir + "xy.txt"));
  makeOval(2, 3, 6, 5);
  saveAs("xy", dir + "xy.txt"); print(File.openAsString(dir + "xy.txt"));
  makeLine(2, 3, 6.5, 5);
  run("XY Coordinates...", "save=" + dir + "xy.txt"); print(File.openAsString(dir + "xy.txt"));
}
File.delete(dir + "xy.txt");
