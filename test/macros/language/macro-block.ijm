print("before");
macro "First" { print("first"); x = 3; print(x); }
macro "Second" { print("second"); }
print("after");
