run("Set Measurements...", "area mean redirect=None decimal=6");
setResult("A", 0, 1 / 3); setResult("B", 0, 2);
updateResults;
print(getResultString("A", 0));
