x = 5;
print(lengthOf(x));
