print("a");
print;
