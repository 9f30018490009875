s = "abcdef";
print(substring(s, 2, 4));
print(substring(s, 4, 9));
