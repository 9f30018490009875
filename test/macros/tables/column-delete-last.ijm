Table.create("T"); Table.setColumn("A", newArray(1, 2)); Table.setColumn("B", newArray(3, 4)); Table.setColumn("C", newArray(5, 6));
Table.deleteColumn("C"); Table.update;
print(Table.headings + "|");
Table.setColumn("D", newArray(7, 8));
print(Table.headings + "|");
