// images: noise8.tif
dir = getDirectory("temp");
run("Input/Output...", "jpeg=85 gif=-1 file=.txt copy_row save_column save_row");
run("Measure");
saveAs("Results", dir + "e1.csv");
print(File.openAsString(dir + "e1.csv"));
run("Input/Output...", "jpeg=85 gif=-1 file=.csv copy_row save_column");
saveAs("Results", dir + "e1.csv");
print(File.openAsString(dir + "e1.csv"));
run("Input/Output...", "jpeg=85 gif=-1 file=.csv copy_row");
saveAs("Results", dir + "e1.csv");
print(File.openAsString(dir + "e1.csv"));
File.delete(dir + "e1.csv");
run("Input/Output...", "jpeg=85 gif=-1 file=.csv copy_row save_column save_row");
