function f(x) { return x/3; }
function g(x) { return "" + x/3; }
s="a"+f(1); print(s); s="a"+f(1e7)+"b"; print(s); print(f(2)); print(g(2)); x=f(2); print(x); s="q"+x; print(s); print("z"+f(1)+f(2)); e=eval("1/3"); print(e); print("e"+eval("1/3")); print(eval("2;")); print(eval("return 1/3"));
