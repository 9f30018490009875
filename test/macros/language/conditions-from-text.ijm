if (File.exists("/nowhere/x")) print("exists"); else print("missing");
a = File.exists("/nowhere/x"); print(a + 1);
if (startsWith("abc", "ab")) print("starts");
if (endsWith("abc", "x") || matches("abc", "a.*")) print("or");
b = indexOf("abc", "c") == 2; print(b);
c = !isNaN(3); print(c);
