Table.create("T");
Table.setColumn("N", newArray(0, 1, 2, 3, 4)); Table.setColumn("S", newArray("a", "b", "c", "d", "e"));
Table.deleteRows(1, 2); print(Table.size); Array.print(Table.getColumn("S"));
Table.set("N", 3, 9); Table.update; Array.print(Table.getColumn("N")); Array.print(Table.getColumn("S"));
Table.deleteRows(0, 99); print(Table.size);
