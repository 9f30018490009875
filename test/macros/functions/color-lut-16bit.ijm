// images: range16.tif
Color.getLut(r, g, b);
print(r[128], g[0], b[255]);
g = Array.reverse(g);
Color.setLut(r, g, b);
run("RGB Color");
