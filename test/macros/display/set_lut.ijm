// images: noise16.tif
r = newArray(256); g = newArray(256); b = newArray(256);
for (i=0; i<256; i++) { r[i] = 255-i; g[i] = i/2; b[i] = 3; }
setLut(r, g, b);
getLut(p, q, s);
print(p[10], q[11], s[12], p.length);
print(is("grayscale"));
run("RGB Color");
