x = 5;
y = x.length;
print(lengthOf(x) + y);
