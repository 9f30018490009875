for (i = 0; i < 3; i++) { setResult("Label", i, "a" + i); setResult("X", i, i + 0.5); setResult("T", i, "t"); }
updateResults;
run("Summarize");
