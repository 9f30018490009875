x = "abc";
y = x.length();
z = y.length;
