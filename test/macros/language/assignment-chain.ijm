a = b = c = 5; print(a, b, c);
a += b -= 2; print(a, b);
x = 2; x *= 3; print(x); x /= 4; print(x); x -= 1; print(x); x += 10; print(x);
y += 3; print(y);
s = "a"; s += "b"; s += "c" + 1; print(s);
n = 5; m = n++; print(n, m); k = n-- + 2; print(n, k);
p = ++n; print(p, n); q = --n; print(q, n);
z = (n = 3); 
