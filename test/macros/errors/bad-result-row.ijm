setResult("A", 0, 1);
print(getResult("A", 0));
print(getResult("A", 5));
