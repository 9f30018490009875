print("one");
f(2);
print("after");
if (1 == 2) { print("no"); } else {
  for (i = 0; i < 3; i++) {
    print(i);
  }
  while (true) {
    print("while");
function f(x) { print(x); }
