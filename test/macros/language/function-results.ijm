function third(x) { return x / 3; }
function name(x) { return "n" + x; }
a = third(1); print(a);
print(third(1)); print("" + third(1)); print(third(1) + 1);
b = third(1) + third(2); print(b);
c = name(1); print(c + name(2));
d = newArray(3); d[0] = third(2); d[1] = name(3); d[2] = third(3) * 2; print(d[0], d[1], d[2]);
if (name(1) == "n1") print("text result"); else print("number");
if (third(3) == 1) print("one");
print(1 + third(1)); print("x" + 1 + third(1));
