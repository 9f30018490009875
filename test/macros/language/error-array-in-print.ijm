a = newArray(2);
print(a);
