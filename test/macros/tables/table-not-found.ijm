print(Table.size("Nothing"));
