a = "x"; b = "X";
if (a == b) print("equal");
r = a == b;
print(r);
