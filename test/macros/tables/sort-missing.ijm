Table.create("T"); Table.setColumn("N", newArray(3, 1));
Table.sort("Q");
