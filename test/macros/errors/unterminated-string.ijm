print("one");
x = "abc;
print(x);
