a = newArray("p", "q"); n = 2;
print("x" + n + a[0]);
print("x" + a[0] + n);
s = "x" + n + a[1]; print(s);
print(n + a[0]);
