Table.create("T"); Table.setColumn("N", newArray(3, 1, 2)); Table.setColumn("M", newArray(3, 1, 2));
Table.renameColumn("N", "M");
