for (i = 0; i < 4; i++) { setResult("Label", i, "L" + i); setResult("X", i, (i * 7) % 4); }
updateResults;
Table.sort("X", "Results");
for (i = 0; i < 4; i++) print(getResultLabel(i), getResult("X", i));
