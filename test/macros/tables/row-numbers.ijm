Table.create("T"); Table.setColumn("A", newArray(5, 6));
Table.showRowNumbers(true); Table.update; print(Table.headings + "|");
Table.create("U"); Table.setColumn("A", newArray(5, 6));
Table.showRowIndexes(true); Table.update; print(Table.headings + "|");
Table.showRowIndexes(false); Table.update;
setResult("R", 0, 1); updateResults; Table.showRowIndexes(true, "Results"); Table.update("Results");
