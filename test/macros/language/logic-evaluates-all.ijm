function f(n) { print("f" + n); return n; }
if (f(1) == 1 || f(2) == 2) print("or");
if (f(1) == 2 && f(2) == 2) print("and"); else print("not");
