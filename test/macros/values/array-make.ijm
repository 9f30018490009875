// newArray in all its forms
a = newArray(3); b = newArray(3, 4); c = newArray("3"); d = newArray(0); e = newArray(); f = newArray("x", 2, 2.5); g = newArray(2.9);
print(a.length, b.length, c.length, d.length, e.length, f.length, g.length);
Array.print(a); Array.print(b); Array.print(c); Array.print(f); Array.print(g);
h = a; h[0] = 7; print(a[0]);
k = Array.copy(a); k[0] = 8; print(a[0], k[0]);
