run("Set Measurements...", "area mean nan redirect=None decimal=3");
setResult("A", 0, 1); setResult("A", 1, 2); setResult("B", 1, 3);
updateResults;
