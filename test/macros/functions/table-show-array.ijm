x = newArray(1.5, 2.25);
Table.showArray("one", x);
