// table: points.csv
Table.hideRowNumbers;
print(Table.size);
