a = 1;
print(a);
b = a + nothing;
print(b);
