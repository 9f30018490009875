x = f(1);
print(x);
function f(a) { b = a; }
