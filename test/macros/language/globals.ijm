var g = 1, h = "text";
var k;
f(); print(g, h, k);
function f() { g = g + 1; h = h + "!"; k = 9; local = 3; }
f(); print(g);
