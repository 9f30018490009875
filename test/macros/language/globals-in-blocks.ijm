if (true) { var g = 5; }
f();
g = 7; f();
function f() { print("g " + g); g = g + 1; var h = 3; print(h + g); }
print(g);
