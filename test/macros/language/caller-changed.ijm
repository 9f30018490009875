x = 1; s = "a";
f(); print(x, s);
function f() { x++; x += 10; s = s + "b"; print(x, s); x++; print(x); }
