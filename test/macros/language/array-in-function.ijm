function fill(a, v) { for (i = 0; i < a.length; i++) a[i] = v; }
function make(n) { r = newArray(n); for (i = 0; i < n; i++) r[i] = i + 0.5; return r; }
x = newArray(4); fill(x, 7); Array.print(x);
y = make(3); Array.print(y);
print(y[0], y[1] + y[2]);
