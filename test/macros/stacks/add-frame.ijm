// images: hyper16.tif
run("Add Slice", "add=frame");
getDimensions(w, h, c, z, t);
print(c, z, t);
