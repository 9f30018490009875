setResult("A", 0, 1); updateResults;
Table.create("T"); Table.set("x", 0, 1); Table.update;
close("Results"); print(nResults, isOpen("Results"));
close("T"); print(isOpen("T"));
setResult("B", 0, 2);
print(nResults, getResult("B", 0));
