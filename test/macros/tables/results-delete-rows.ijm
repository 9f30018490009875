for (i = 0; i < 5; i++) { setResult("N", i, i); setResult("T", i, "t" + i); setResult("Label", i, "L" + i); }
updateResults;
IJ.deleteRows(1, 2);
print(nResults, getResultString("T", 1), getResultLabel(1));
setResult("N", 3, 99);
updateResults;
IJ.deleteRows(-3, 0); IJ.deleteRows(2, 99); IJ.deleteRows(5, 1);
print(nResults);
