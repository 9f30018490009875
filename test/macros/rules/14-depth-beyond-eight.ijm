// images: composite16.tif
run("Size...", "width=40 height=35 depth=9 interpolation=Bilinear");
getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
