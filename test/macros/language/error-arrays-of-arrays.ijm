a = newArray(2);
a[0] = newArray(3);
