a = newArray(0);
b = a[0];
