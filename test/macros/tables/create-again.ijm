Table.create("T"); Table.set("A", 0, 1); Table.update;
Table.create("T"); print(Table.size, Table.headings + "|");
Table.set("B", 0, 2); Table.update;
Table.create("Results"); Table.set("R", 0, 5, "Results"); Table.update("Results");
print(nResults, Table.title);
