f(1); print("after");
function f(x) { print("in"); exit("from function " + x); }
