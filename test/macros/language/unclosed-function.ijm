print("one");
f(2);
print("never");
function f(x) {
  print(x);
