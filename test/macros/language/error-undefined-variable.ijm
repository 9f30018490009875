x = 1;
print("before");
y = x +
  unknown;
print("after");
