// d2s, toString, toHex, toBinary
v = newArray(0, 0.5, 1.5, 2.5, -0.5, -2.5, 0.125, 0.375, 1e-7, 123456789, 1e15, 1e23, -1e-5, 3.4028234663852886e38, 1/0, 0/0);
for (i = 0; i < v.length; i++) {
  x = v[i];
  print(d2s(x, 0), d2s(x, 1), d2s(x, 2), d2s(x, 9), d2s(x, 12), d2s(x, -1), d2s(x, -4), d2s(x, -12));
  print(x, toString(x), toString(x, 3), "" + x);
}
print(toHex(255), toHex(-1), toHex(4096.9), toBinary(10), toBinary(-1), toBinary(0));
print(toString(12), toString("abc"), toString(3.14159, 2), toString("2.71828", 3), toString("x", 1));
x = 1234.56789;
print(toString(x, 4), toString(x * 1, 4), toString(x + 0.00001, 6));
