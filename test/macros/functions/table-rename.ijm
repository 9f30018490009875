// table: mixed.csv
Table.rename("Results", "Other");
print(Table.title, Table.size, nResults);
Table.create("t");
Table.set("a", 0, 1);
Table.update;
Table.rename("t", "u");
print(Table.title, Table.size);
Table.set("a", 1, 2, "u");
Table.update;
Table.rename("none", "x");
print("after");
