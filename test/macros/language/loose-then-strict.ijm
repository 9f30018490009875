a = 1
b = "x" + a
print(b)
for (i = 0; i < 2; i++) a += i;
c = a
print(c)
if (a == 2) print("two");
d = 3;
print(d);
