print(sum(1, 2), twice("ab"), noArgs());
r = sum(sum(1, 2), sum(3, 4)); print(r);
procedure("called");
x = 10; shadow(x); print(x);
print(fact(10));
function sum(a, b) { return a + b; }
function twice(s) { return s + s; }
function noArgs() { return 42; }
function procedure(t) { print(t); }
function shadow(x) { x = 5; print("in " + x); }
function fact(n) { if (n < 2) return 1; return n * fact(n - 1); }
