a = newArray(2); b = newArray(2);
c = a + b;
