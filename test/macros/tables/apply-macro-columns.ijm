Table.create("E"); Table.applyMacro("A=1;"); print(Table.size, Table.headings + "|");
Table.set("x",0,2); Table.set("t",0,"str"); Table.set("x",1,NaN);
Table.applyMacro("y = x; if (row==0) Z = 5; else Z = x; W = Z*2;"); print(Table.headings); 
Array.print(Table.getColumn("Z")); Array.print(Table.getColumn("W")); Array.print(Table.getColumn("t"));
Table.applyMacro("x = x + 1; Xx = sqrt(x);"); Array.print(Table.getColumn("x")); Array.print(Table.getColumn("Xx"));
