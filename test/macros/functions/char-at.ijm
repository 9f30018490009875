s = "hello";
print(s.charAt(1), s.charAt(4));
c = s.charAt(2);
print(c + s.charAt(0) + "|", c.length);
if (s.charAt(0) == "h") print("h");
n = 0;
for (i = 0; i < s.length; i++) if (s.charAt(i) == "l") n++;
print(n, s.charAt(n + 1.9));
