// images: noise8.tif
dir = getDirectory("temp");
File.saveString("3 4 5\n200 8 1\n9 190 3\n", dir + "g2.txt");
run("XY Coordinates... ", "open=" + dir + "g2.txt");
print(selectionType, nImages);
File.delete(dir + "g2.txt");
