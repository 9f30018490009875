// images: noise8.tif
getLut(r, g, b);
a = newArray(2);
getDimensions(w, a[1], c, z, t);
print(a[1]);
getDimensions(w, h, b, z, t);
print("not reached");
