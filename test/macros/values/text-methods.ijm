// methods of text
s = "  Ab c.TIF ";
print(s.length, s.contains("Ab"), s.contains("ab"), s.indexOf("c"), s.lastIndexOf("."), s.startsWith("  A"), s.endsWith("F"));
print("<" + s.trim + ">", "[" + s.toLowerCase + "]", "[" + s.toUpperCase() + "]", s.substring(2, 4), s.replace("b", "x"), s.charAt(2));
t = "a1b22";
print(t.matches("[a-z0-9]+"), t.replaceAll("[0-9]+", "#"));
if (t.contains("b2")) print("yes");
n = t.length + 1;
print(n);
if (t.matches("a.*")) print("matches");
if (!t.startsWith("b")) print("no b");
x = t.indexOf("b") * 2;
print(x);
