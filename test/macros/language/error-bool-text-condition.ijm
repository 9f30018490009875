s = "abc";
if (s) print("x");
