a = newArray(1, 2); b = newArray("x", "y");
Array.print(Array.concat(a, b));
Array.print(Array.concat(a, 3, "z", b, 4.5));
c = Array.concat(a, newArray());
c[0] = 9;
d = Array.concat(a, a);
print(a[0], c.length, d.length);
Array.print(Array.concat(5, "q"));
