for (var i = 0; i < 2; i++) { var x = i * 2; print(x); }
print(i, x);
var a = 1, b, c = "t"; print(a, b, c);
if (true) var d = newArray(1, 2); print(d[1]);
