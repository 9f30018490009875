s = "abc";
print(s.charAt(5));
