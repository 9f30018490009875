// images: holes.tif
dir = getDirectory("temp");
makeRectangle(2, 3, 6, 4);
run("Save XY Coordinates...", "save=" + dir + "h1.csv");
print(File.openAsString(dir + "h1.csv"));
makeOval(2, 3, 5, 4);
run("Save XY Coordinates...", "save=" + dir + "h1.csv");
print(File.openAsString(dir + "h1.csv"));
run("Select None");
run("Save XY Coordinates...", "background=0 save=" + dir + "h1.txt");
s = File.openAsString(dir + "h1.txt");
print(lengthOf(s), substring(s, 0, 60));
run("Save XY Coordinates...", "background=0 invert suppress save=" + dir + "h1.txt");
s = File.openAsString(dir + "h1.txt");
print(lengthOf(s), substring(s, 0, 60));
File.delete(dir + "h1.csv"); File.delete(dir + "h1.txt");
