// the error function over its whole range
for (x = -7; x <= 7; x = x + 0.37) print(d2s(x, 2), d2s(Math.erf(x), -9));
print(d2s(Math.erf(0.00001), -9), d2s(Math.erf(-0.00001), -9), Math.erf(0));
