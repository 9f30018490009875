Table.create("t");
Table.set("a", 0, 1);
Table.set("a", 1, 2);
Table.saveColumnHeaders(false);
Table.update;
Table.saveColumnHeaders(true);
print("x");
