i = 3; a = ++i + i++; print(a, i); b = i-- - --i; print(b, i);
c = -i++; print(c, i); d = (i++) * 2; print(d, i);
e = newArray(1, 2); f = e[0]++ * 10; print(f, e[0]); g = e[1]-- - 1; print(g, e[1]);
h = !(i++ > 4); print(h, i);
