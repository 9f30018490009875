s = "abc";
print(substring(s, 1, 5));
