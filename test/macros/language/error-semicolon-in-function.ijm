f(1);
function f(x) {
  if (x == 1)
    print("one")
  print("two");
}
