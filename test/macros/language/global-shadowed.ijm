var v = "global";
f("param"); print(v); g(); print(v);
function f(v) { print(v); v = "changed"; h(); }
function g() { v = "set in g"; w = "local"; }
function h() { print(v); }
