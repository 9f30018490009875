setResult("X", 0, 1); updateResults;
run("Summarize");
print(nResults);
