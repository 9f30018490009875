print("a");
Table.create();
print("not here");
