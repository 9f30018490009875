f(1, 2);
function f(a) { print(a); }
