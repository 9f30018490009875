a = newArray("abc", 5); b = newArray(5, "abc");
if (a[0] == "ABC") print("text first"); if (a[1] == 5) print("5 as text");
print(a[1] + 1, "x" + a[1] + 1, b[1] + 1, "x" + b[1]);
c = a[1]; d = b[1]; print(c + 1, d);
e = a[1] + 1; f = b[0] + 1; print(e, f);
if (b[0] == 5) print("number first");
if (b[1] == "abc") print("no"); else print("b[1] is no number");
print(a[0].length, b[1].length);
