s = "";
for (i = 0; i < 200; i++) s = s + i + ",";
print(lengthOf(s), substring(s, 0, 20), s.length);
print(s);
