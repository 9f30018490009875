x = 5; s = "main";
f();
print(x, s);
function f() { print(x, s); y = x + 1; g(); x = 7; print(x); }
function g() { print(x, y); x++; }
