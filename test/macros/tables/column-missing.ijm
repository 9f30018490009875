Table.create("T"); Table.setColumn("N", newArray(3, 1, 2));
a = Table.getColumn("Q");
