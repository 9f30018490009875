var g = 1;
function bump() { g = g + 10; return g; }
x = g + bump() + g; print(x);
y = bump() - g; print(y);
a = newArray(1, 2, 3); i = 0; a[i] = bump(); print(a[0], g);
print(g, bump(), g);
