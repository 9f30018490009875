print("one");
PI = 4;
print(PI);
getWidth = 3;
