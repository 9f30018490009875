print(nResults);
print(getResult("A", 0));
