// images: hyper8.tif
Stack.setDimensions(1, 8, 1);
Stack.setDimensions(8, 1, 1);
for (i = 1; i <= 8; i++) {
  setSlice(i);
  getLut(r, g, b);
  print(r[255], g[255], b[255]);
}
