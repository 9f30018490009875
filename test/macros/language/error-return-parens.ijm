function f(s) { return ("a" + s); }
print(f("b"));
