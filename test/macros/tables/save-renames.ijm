d = getDirectory("temp");
Table.create("T"); Table.setColumn("N", newArray(1, 2));
saveAs("Results", d + "h3-renamed.csv");
print(Table.title, isOpen("T"), isOpen("h3-renamed.csv"));
File.delete(d + "h3-renamed.csv");
