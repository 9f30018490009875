// numbers, text, labels; formats of columns
setResult("Area", 0, 12); setResult("Mean", 0, 1 / 3); setResult("Label", 0, "first"); setResult("Name", 0, "abc");
setResult("Area", 1, 13.5); setResult("Mean", 1, NaN); setResult("Label", 1, "second"); setResult("Name", 1, "x,y");
setResult("Late", 1, 5);
setResult("Area", 2, 1e13); setResult("Mean", 2, 1e-7); setResult("Name", 2, "");
print(nResults, getValue("results.count"), getResultsCount());
for (i = 0; i < nResults; i++) {
  print(getResult("Area", i), getResult("Mean", i), getResult("Late", i), getResult("Missing", i), getResult("Name", i));
  print(getResultString("Area", i), getResultString("Mean", i), getResultString("Name", i), getResultString("Label", i), getResultString("Missing", i));
}
print(getResultLabel(0), getResultLabel(1), getResultLabel(2) + "|");
updateResults();
print(String.getResultsHeadings);
