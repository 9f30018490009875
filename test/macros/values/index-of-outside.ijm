s = "abc";
print(indexOf(s, "c", 3));
