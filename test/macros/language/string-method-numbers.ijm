s = "abc";
x = s.length + 1; y = s.indexOf("c") * 2; z = s.charAt(1);
print(x, y, z);
k = 2 * s.length; print(k);
for (i = 0; i < s.length; i++) print(s.charAt(i), s.substring(i, i + 1));
w = s.trim; print(w);
