newImage("a", "16-bit black", 12, 7, 3);
getDimensions(w, h, c, s, f); print(w, h, c, s, f);
getDimensions(_, _, _, n, _); print(n);
a = newArray(2); getPixelSize(u, a[0], a[1]); print(u, a[0], a[1]);
function g() { getDimensions(w2, h2, c2, s2, f2); return w2 + h2; }
print(g());
