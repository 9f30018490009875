print("a";
print("b");
