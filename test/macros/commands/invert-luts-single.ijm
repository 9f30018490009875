// images: noise8.tif
run("Invert LUTs");
getLut(r, g, b);
print(r[0], g[0], b[0], r[100], g[100], b[100], r[255], g[255], b[255]);
run("Fire");
run("Invert LUTs");
getLut(r, g, b);
print(r[0], g[0], b[0], r[100], g[100], b[100], r[255], g[255], b[255]);
print(Property.get("CompositeProjection"));
