s = "abc";
x = charCodeAt(s, 3);
