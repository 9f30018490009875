f();
print("after");
print(inner);
function f() { inner = 3; }
