// more rows and columns than fit at first
for (i = 0; i < 250; i++) setResult("A", i, i);
for (k = 0; k < 170; k++) setResult("c" + k, 0, k);
print(nResults, lengthOf(String.getResultsHeadings));
setResult("B", 249, 1.5);
updateResults;
print(getResult("B", 0), getResult("c169", 0));
