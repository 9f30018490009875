setResult("A", 0, 1);
print(isNaN(getResult("B", 0)));
x = getResultString("C", 0);
print(x);
setResult("A", 5, 1);
