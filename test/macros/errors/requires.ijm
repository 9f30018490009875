requires("1.50a");
print("one");
requires("9.99z");
print("two");
