x = 3;
a = x > 2; b = x < 2; c = x == 3; d = x != 3; e = x >= 3; f = x <= 2;
print(a, b, c, d, e, f);
n = NaN;
p = n == n; q = n != n; r = n < 1;
print(p, q, r);
if (x) print("never");
