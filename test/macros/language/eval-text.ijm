eval("print('inside')");
r = eval("return 'value'"); print(r);
s = eval("return toString(1/3, 3)"); print(s + "!");
x = 5; eval("x = 6; print(x)"); print(x);
print(eval("return 'direct'"));
t = "a" + eval("return 'b'"); print(t);
eval("function f(n) { return n + 1; } print(f(2));");
