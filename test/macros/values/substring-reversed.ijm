s = "abc";
print(substring(s, 2, 1));
