a = newArray(3);
for (i = 0; i < 5; i++)
  x = a[i];
