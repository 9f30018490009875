newImage("a", "8-bit ramp", 20, 20, 1);
v = 17; run("Add...", "value=&v"); print(getPixel(0, 0));
w = 3; run("Subtract...", "value=w"); print(getPixel(0, 0));
function f(amount) { run("Add...", "value=&amount"); print(getPixel(0, 0)); }
f(5);
t = "copy"; run("Duplicate...", "title=&t"); print(getTitle);
