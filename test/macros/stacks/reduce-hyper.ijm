// images: hyper16.tif
run("Reduce...", "reduction=2 reduce");
getDimensions(w, h, c, z, t);
print(c, z, t);
