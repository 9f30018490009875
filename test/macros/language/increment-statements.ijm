i = 5; i++; print(i); i--; i--; print(i);
a = newArray(1, 2, 3); a[1]++; a[2]--; print(a[0], a[1], a[2]);
j = 0; while (j++ < 3) print(j);
print(i++ + i++, i);
x = a[0]++ + 1; print(x, a[0]);
