// images: composite8.tif
run("Invert LUTs");
for (c = 1; c <= 3; c++) {
  Stack.setChannel(c);
  getLut(r, g, b);
  print(r[0], g[0], b[0], r[100], g[100], b[100], r[255], g[255], b[255]);
}
print(Property.get("CompositeProjection"));
run("Invert LUTs");
print(Property.get("CompositeProjection"));
getLut(r, g, b);
print(r[0], g[0], b[0], r[100], g[100], b[100], r[255], g[255], b[255]);
