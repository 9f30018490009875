// images: noise8.tif
dir = getDirectory("temp");
run("Measure");
File.saveString(" ,A,B\n1,1,2.5\n2,3,4\n", dir + "j1.csv");
run("Results... ", "open=" + dir + "j1.csv");
print(nResults, Table.headings);
setResult("A", 2, 9);
updateResults();
run("Measure");
print(nResults, Table.headings);
saveAs("Results", dir + "j2.csv");
print(File.openAsString(dir + "j2.csv"));
run("Table... ", "open=" + dir + "j2.csv");
print(Table.title, Table.size, Table.headings);
run("Clear Results");
print(nResults);
File.delete(dir + "j1.csv"); File.delete(dir + "j2.csv");
