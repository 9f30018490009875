s = "hello";
print(s.charAt(1), s.charAt(4), s.charAt(0) + 1);
print("abc".charAt(2));
c = s.charAt(2);
print(c == "l", s.contains("ell"));
print(charCodeAt(s, 1));
