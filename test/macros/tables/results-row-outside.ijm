setResult("A", 0, 1);
print(getResult("A", 1));
