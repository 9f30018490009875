print("a");
x = f(1);
function f(a, b) {
  return a;
}
