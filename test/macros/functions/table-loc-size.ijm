// table: mixed.csv
Table.setLocAndSize(10, 10, 300, 200);
Table.setLocationAndSize(10, 20, 310, 220);
Table.setLocAndSize(10, 10, 300, 200, "Results");
print(Table.size);
Table.setLocAndSize(10, 10, 300, 200, "none");
print("not here");
