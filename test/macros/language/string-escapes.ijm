print("tab[\t] quote[\"] single['] backslash[\\] octal[\101]");
print('single "double" inside', 'it\'s');
print("two\nlines");
t = "a\rb"; print(t.length);
s = "unknown \q escape"; print(s, lengthOf(s));
print("µ é 日本", lengthOf("µ é 日本"));
