// shown when the macro ends
setResult("A", 0, 1); setResult("B", 1, 2);
print(isOpen("Results"));
