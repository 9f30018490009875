d = getDirectory("temp");
Table.create("T");
Table.setColumn("N", newArray(1, 2.5, NaN)); Table.setColumn("S", newArray("a", "b,c", "")); Table.setColumn("Q", newArray("1", "x\"y", "z z"));
Table.save(d + "h3-t.csv"); print(File.openAsString(d + "h3-t.csv"));
Table.save(d + "h3-t.tsv"); print(File.openAsString(d + "h3-t.tsv"));
Table.open(d + "h3-t.csv"); print(Table.title, Table.size, Table.headings);
Table.open(d + "h3-t.tsv", "Again"); print(Table.size("Again"), Table.headings("Again"));
Array.print(Table.getColumn("N", "Again")); Array.print(Table.getColumn("S", "Again")); Array.print(Table.getColumn("Q", "Again"));
File.delete(d + "h3-t.csv"); File.delete(d + "h3-t.tsv");
