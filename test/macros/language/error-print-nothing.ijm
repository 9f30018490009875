print("a");
print();
