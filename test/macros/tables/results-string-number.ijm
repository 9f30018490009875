// text in a column of numbers and back
setResult("A", 0, 1.5); setResult("A", 1, "text"); setResult("A", 2, 3); setResult("A", 1, 4); setResult("A", 2, NaN); setResult("A", 3, "12"); setResult("A", 0, "zero");
for (i = 0; i < 4; i++) print(getResult("A", i), getResultString("A", i));
updateResults;
