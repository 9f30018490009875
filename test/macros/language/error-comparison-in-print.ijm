x = 3;
print("one");
print(x > 2);
