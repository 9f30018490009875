Table.open("/no/such/table.csv");
