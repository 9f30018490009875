setResult("A", 0, 1); setResult("A", 1, 2); setResult("A", 2, "7.5");
print(getResult("A"), getResult("A", -1), getResult("A", 0), getResultString("A"), getResult("A", 2));
