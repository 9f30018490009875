a = 3;
print("before");
print(a > 2);
