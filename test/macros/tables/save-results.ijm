d = getDirectory("temp");
setResult("Label", 0, "a,b"); setResult("X", 0, 1.5); setResult("X", 1, 2); setResult("Y", 1, "q");
saveAs("Results", d + "h3-Results.csv"); print(File.openAsString(d + "h3-Results.csv"));
updateResults;
saveAs("Results", d + "h3-r.txt"); print(File.openAsString(d + "h3-r.txt"));
saveAs("Results", d + "h3-r.xls"); print(File.openAsString(d + "h3-r.xls"));
Table.open(d + "h3-Results.csv"); print(Table.headings, Table.size, getResultLabel(0));
Table.saveColumnHeader(false, "Results"); Table.save(d + "h3-r.csv", "Results"); print(File.openAsString(d + "h3-r.csv"));
File.delete(d + "h3-Results.csv"); File.delete(d + "h3-r.txt"); File.delete(d + "h3-r.xls"); File.delete(d + "h3-r.csv");
