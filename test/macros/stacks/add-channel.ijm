// images: composite8.tif
run("Add Slice", "add=channel");
getDimensions(w, h, c, z, t);
print(c, z, t);
