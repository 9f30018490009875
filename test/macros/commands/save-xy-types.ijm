// images: rgb.tif noise32.tif maskstack.tif
dir = getDirectory("temp");
for (i = 1; i <= 3; i++) {
  selectImage(i);
  run("Save XY Coordinates...", "background=0 process save=" + dir + "i1.txt");
  s = File.openAsString(dir + "i1.txt");
  print(lengthOf(s), substring(s, 0, 100));
  makeRectangle(3, 4, 2, 2);
  run("Save XY Coordinates...", "save=" + dir + "i1.csv");
  print(File.openAsString(dir + "i1.csv"));
}
File.delete(dir + "i1.csv"); File.delete(dir + "i1.txt");
