function f() { return }
x = f();
print(x);
