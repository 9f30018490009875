s = "hello";
print("before");
x = charAt(s, 1);
print("after", x);
