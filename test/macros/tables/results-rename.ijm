setResult("A", 0, 1); setResult("A", 1, 2);
IJ.renameResults("First");
print(nResults, isOpen("First"), isOpen("Results"));
setResult("B", 0, 3); updateResults;
IJ.renameResults("Results", "Second");
print(Table.size("First"), Table.size("Second"));
IJ.renameResults("First", "Results");
print(nResults, getResult("A", 1));
