setResult("A", 0, 1);
print(getResultLabel(0));
