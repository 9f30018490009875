// images: rgb.tif
Color.getLut(r, g, b);
print("not here");
