function show(a, b) { print(a, b); }
s = "text"; n = 2; a = newArray("p", "q"); b = newArray(5, 6);
show(s, n); show(s + 1, n + 1); show(a[0], b[1]); show(n * 2, -n); show("x" + n, toString(n, 2));
show(s.length, s.substring(1)); show(b[0] + b[1], a.length); show(1/3, (n > 1));
show(PI, true); show(s.toUpperCase, s.indexOf("x"));
function kind(x) { if (lengthOf("" + x) > 0) return "[" + x + "]"; return "none"; }
print(kind(1/3), kind("a"), kind(n / 3), kind(kind(2)));
