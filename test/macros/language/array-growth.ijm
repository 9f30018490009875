a = newArray(1, 2);
a[2] = 3; print(a.length);
a[5] = 6; print(a.length, a[3], a[4], a[5]);
b = newArray(0); for (i = 0; i < 10; i++) b[i] = i * i; print(b.length, b[9]);
s = newArray("p", "q"); s[4] = "r"; print(s.length, s[2], s[3], s[4]);
c = newArray(1, 2, 3); d = c; c[5] = 9; print(c.length, d.length); c[0] = 7; print(c[0]);
function add(list, v) { list[list.length] = v; list[0] = -1; return list.length; }
n = add(d, 4); print(n, d.length);
x = newArray(4); x[6] = 1; print(x[7]);
Array.print(x);
