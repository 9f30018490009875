a = 1 / 0;
print(a, -1 / 0, 0 / 0);
b = 5 % 0;
print(b);
