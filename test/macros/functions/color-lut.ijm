// images: indexed.tif
Color.getLut(r, g, b);
print(r.length, g.length, b.length);
Array.print(Array.slice(r, 100, 110));
Array.print(Array.slice(g, 100, 110));
Array.print(Array.slice(b, 100, 110));
for (i = 0; i < 256; i++) { r[i] = 255 - i; g[i] = i; b[i] = (i * 7) % 256; }
Color.setLut(r, g, b);
Color.getLut(r2, g2, b2);
print(r2[3], g2[3], b2[3]);
run("RGB Color");
