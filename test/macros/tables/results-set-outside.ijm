setResult("A", 0, 1);
setResult("A", 2, 1);
