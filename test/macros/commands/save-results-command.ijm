// images: noise8.tif
dir = getDirectory("temp");
run("Measure");
run("Results...", "save=" + dir + "d1.csv");
print(File.openAsString(dir + "d1.csv"));
run("Results...", "save=" + dir + "d1.txt");
print(File.openAsString(dir + "d1.txt"));
File.delete(dir + "d1.csv"); File.delete(dir + "d1.txt");
