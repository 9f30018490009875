a = 3;
++a;
print(a);
