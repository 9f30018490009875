// table: mixed.csv
print(nResults, Table.headings, Table.title);
for (i = 0; i < nResults; i++) print(getResultLabel(i), getResult("Area", i), getResultString("Area", i), getResultString("Class", i), getResult("Class", i));
setResult("Area", nResults, 7); setResult("Class", nResults - 1, "new");
updateResults;
