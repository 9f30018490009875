a = newArray(1, 2, 3);
i = -1;
a[i] = 5;
