f(1);
function f(x) {
  y = x;
  g(y);
}
function g(z) {
  print(z);
  w = q + z;
}
