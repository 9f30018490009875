Table.create("T"); Table.setColumn("X", newArray(1, 2, 3)); Table.setColumn("Y val.", newArray(-4, 5, 6));
Table.applyMacro("Sum = X + Y_val_; temp = 3; Sq = X * X + row; X = X * 10;");
print(Table.headings); Array.print(Table.getColumn("Sum")); Array.print(Table.getColumn("Sq")); Array.print(Table.getColumn("X"));
