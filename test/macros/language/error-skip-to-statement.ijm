function f(x) {
  if (x > 0) return x
  return -x
}
print(f(-3));
