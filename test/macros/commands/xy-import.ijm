// images: noise8.tif
dir = getDirectory("temp");
File.saveString("3 4\n20 8\n9 19\n", dir + "g1.txt");
run("XY Coordinates... ", "open=" + dir + "g1.txt");
getSelectionCoordinates(x, y);
print(getTitle, Roi.getType, nImages); Array.print(x); Array.print(y);
File.saveString("3.5\t4\n4\t8.25\n9\t7\n6\t2\n", dir + "g1.txt");
run("XY Coordinates... ", "open=" + dir + "g1.txt");
getSelectionCoordinates(x, y);
print(getTitle, Roi.getType, nImages); Array.print(x); Array.print(y);
File.saveString("3 4\n200 8\n9 190\n", dir + "g1.txt");
run("XY Coordinates... ", "open=" + dir + "g1.txt");
print(getTitle, getWidth, getHeight, bitDepth, Roi.getType, nImages);
File.delete(dir + "g1.txt");
