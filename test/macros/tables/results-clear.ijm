setResult("A", 0, 1); updateResults;
run("Clear Results");
print(nResults, isOpen("Results"));
setResult("B", 0, 2); setResult("C", 0, 3);
updateResults;
