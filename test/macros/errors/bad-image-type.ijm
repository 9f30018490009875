newImage("a", "8-bit", 10, 10, 1);
print(bitDepth());
newImage("b", "8-bit", 0, 10, 1);
print("after");
