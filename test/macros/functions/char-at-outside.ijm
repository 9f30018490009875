s = "hello";
print(s.charAt(5));
