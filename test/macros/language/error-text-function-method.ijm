m = toString(12345).length;
print(m);
