a = 1; print(a);
a = "text"; print(a);
a = newArray(1, 2, 3); print(a.length);
a = a[1]; print(a + 1);
b = "12"; c = b + 1; d = 2 * b; e = 1 + b; print(c, d, e);
f = 2 * "x"; print(f);
g = 0 + "3.5e2"; print(g);
h = 1 * "0x10"; print(h);
i = 1 * " 7 "; print(i);
