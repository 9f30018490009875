print("one");
x = (3 + 4;
print("two");
