// table: points.csv
Array.print(Table.getColumn("X")); Array.print(Table.getColumn("Score"));
Table.sort("Score"); Table.setColumn("Rank", Array.getSequence(Table.size));
Table.update;
run("Summarize");
