dir = getDirectory("temp");
File.saveString("Name\tA\tB\nx\t1\t2.5\ny\t3\t-4\n", dir + "in2.tsv");
run("Table... ", "open=" + dir + "in2.tsv");
print(Table.title, Table.size, nResults);
print(Table.headings);
print(Table.getString("Name", 1), Table.get("B", 1));
File.delete(dir + "in2.tsv");
