function same(x) { return x; }
a = same(1/3) - 1/3; print(a);
b = 1/3; c = same(b); d = c == b; print(d);
print("" + same(123456.789), same(1e-10), same(1e10), same(5), same(-0.1), same(1e7), same(12345678));
