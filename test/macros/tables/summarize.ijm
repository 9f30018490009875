for (i = 0; i < 5; i++) { setResult("X", i, i * i); setResult("Y", i, i / 3); }
updateResults;
run("Summarize");
print(nResults, getResultLabel(5), getResult("X", 5), getResult("Y", 6), getResult("X", 7), getResult("X", 8));
run("Summarize");
print(nResults);
