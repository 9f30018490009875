function a(x) { return b(x) + b(x + 1); }
function b(x) { return c(x) * 2; }
function c(x) { return x + 0.5; }
print(a(1)); y = a(b(c(1))); print(y);
z = newArray(a(1), b(2)); Array.print(z);
i = 0; while (a(i) < 12) i++; print(i);
for (k = b(0); k < b(3); k += c(0)) print(k);
