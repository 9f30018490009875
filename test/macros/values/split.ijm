// every way to split
function show(a) {
  s = "" + a.length + ":";
  for (i = 0; i < a.length; i++) s = s + "[" + a[i] + "]";
  print(s);
}
show(split("a,b,,c,", ","));
show(split(",a;b;", ";"));
show(split("a b\tc\nd\r e"));
show(split("a b  c", " "));
show(split("a-b_c", "-_"));
show(split("a--b", "--"));
show(split("one\ntwo\r\nthree\rfour\n\nsix\n", "\n"));
show(split("a1b22c", "([0-9]+)"));
show(split("a1b22c3", "([0-9])"));
show(split("abc", "()"));
show(split("a,b", "(,)"));
show(split("a, b,c", "(, ?)"));
show(split("", ","));
show(split("", "(x)"));
show(split("", "\n"));
show(split("abc", ""));
show(split("abc", "x"));
show(split(12.5, "."));
show(split("xAyBz", "(?=A)"));
