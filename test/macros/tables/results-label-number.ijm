setResult("Label", 0, 12.5); setResult("A", 0, 3);
print(getResultLabel(0), getResultString("Label", 0));
