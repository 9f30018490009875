// images: composite16.tif
run("Size...", "width=30 height=21 depth=5 interpolation=Bilinear");
getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
