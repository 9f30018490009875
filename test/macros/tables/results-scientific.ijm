run("Set Measurements...", "area mean scientific redirect=None decimal=4");
setResult("A", 0, 1 / 3); setResult("B", 0, 2); setResult("C", 0, 12345.678);
updateResults;
