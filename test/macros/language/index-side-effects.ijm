a = newArray(10, 20, 30, 40); i = 0;
x = a[i++]; print(x, i); y = a[i++] + a[i]; print(y, i);
a[i++] = 99; print(a[2], i); a[i] = a[i-1] + 1; print(a[3]);
j = 0; s = newArray("p", "q", "r"); t = s[j++]; print(t, j);
k = 1; k += a[k]; print(k);
z = a[a[0]/10]; print(z);
