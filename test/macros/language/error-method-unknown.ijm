s = "abc";
x = s.foo;
