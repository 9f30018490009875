a = "5" + 1; print(a); b = 1 + "5"; print(b);
print(1 + "5"); print(1 + "x");
c = 2 * "3"; print(c);
