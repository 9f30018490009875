Table.create("T");
Table.setColumn("N", newArray(3, 1, NaN, 2, 1)); Table.setColumn("S", newArray("b", "B", "a", "", "10"));
Table.sort("N"); Array.print(Table.getColumn("N")); Array.print(Table.getColumn("S"));
Table.sort("S"); Array.print(Table.getColumn("S")); Array.print(Table.getColumn("N"));
