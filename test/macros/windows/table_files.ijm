// images: noise8.tif
dir = getDirectory("temp");
run("Measure");
saveAs("Results", dir + "r.csv");
print(File.openAsString(dir + "r.csv"), getTitle);
run("Clear Results");
open(dir + "r.csv");
print(Table.title, Table.size, nResults);
File.delete(dir + "r.csv");
