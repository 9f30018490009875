x = f(1) + 2;
function f(a) { return "t"; }
