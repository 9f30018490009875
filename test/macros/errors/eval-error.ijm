print("one");
x = eval("return missing(3);");
print(x);
print("two");
