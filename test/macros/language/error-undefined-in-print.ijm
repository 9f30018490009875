print("a");
print(b);
