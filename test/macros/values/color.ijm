print(Color.toString(255, 0, 0), Color.toString(1, 2, 3), Color.toString(300, -5, 0), Color.toString(255, 200, 0), Color.toString(128, 128, 128));
c = Color.toArray("red"); Array.print(c); c = Color.toArray("#102030"); Array.print(c); c = Color.toArray("0xff8000"); Array.print(c); c = Color.toArray("nonsense"); Array.print(c); c = Color.toArray("Dark Gray"); Array.print(c);
print(Color.foreground, Color.background);
Color.setForeground("yellow"); Color.setBackground(10, 20, 30); print(Color.foreground, Color.background);
Color.setForegroundValue(77); print(Color.foreground);
for (w = 370; w < 770; w = w + 30) print(w, Color.wavelengthToColor(w));
