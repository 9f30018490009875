a = newArray("a", "b", "c"); b = newArray(1, 2, 3); i = 1;
x = a[i]; y = b[i]; print(x, y, x + y, y + x);
z = a[0] + "-" + b[0]; print(z);
print(a[0] + b[0]); print(b[0] + a[0]);
if (a[0] == "A") print("text element"); if (b[2] == 3) print("number element");
a[1] = b[1] + 1; print(a[1]);
b[0] = a[2]; print(b[0]);
print(a[0], a[0].length, b.length);
