s = 1;
s += f(2);
function f(x) { return x; }
