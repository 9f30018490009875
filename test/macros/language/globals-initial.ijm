print("start " + n);
f();
var n = 10; var t = "text" + n; var a = newArray(3);
f(); n = 20; f(); print(t);
function f() { print(n, a.length); n++; a[0] = n; print(a[0]); }
