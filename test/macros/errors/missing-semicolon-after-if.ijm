a = 1
if (a == 1)
	b = 2;
c = 3
d = 4;
print(a, b, c, d);
