// images: stack8.tif
x = Stack.isHyperstack();
print("not here");
