newImage("7", "8-bit black", 4, 4, 1);
a = 1 + getTitle; print(a);
b = getTitle + 1; print(b);
c = "3" + "4"; d = c + 0; e = 0 + c; print(c, d, e);
f = abs("-5") + pow("2", "3"); print(f);
g = "abc"; h = 1 + g; print(h);
