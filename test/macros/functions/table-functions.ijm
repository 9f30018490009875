// table: mixed.csv
print(Table.allHeadings);
print(Table.headings);
Table.hideRowNumbers();
Table.setLocAndSize(10, 10, 300, 200);
Table.saveColumnHeaders(true);
print("end");
