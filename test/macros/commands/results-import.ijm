dir = getDirectory("temp");
File.saveString("Label,A,B\nx,1,2.5\ny,3,NaN\n", dir + "in.csv");
run("Results... ", "open=" + dir + "in.csv");
print(nResults, getResult("A", 1), getResult("B", 0), getResultLabel(0));
print(Table.title, Table.headings);
File.delete(dir + "in.csv");
