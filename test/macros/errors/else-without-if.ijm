a = 2;
print("one");
else a = 3;
print(a);
