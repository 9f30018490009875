Table.create("T");
Table.setColumn("N", newArray(3, 1, 2)); Table.setColumn("S", newArray("c", "a", "b")); Table.setColumn("Short", newArray(9)); Table.setColumn("Long", newArray(1, 2, 3, 4));
a = Table.getColumn("N"); Array.print(a); a = Table.getColumn("S"); Array.print(a); a = Table.getColumn("Short"); Array.print(a); a = Table.getColumn("Long"); Array.print(a);
print(Table.size, Table.columnExists("N"), Table.columnExists("Q"));
Table.setColumn("Mixed", newArray("x", "2", "y"));
Table.renameColumn("N", "Number"); Table.deleteColumn("S"); Table.update;
print(Table.headings);
