// images: hyper8.tif
Stack.setPosition(2, 2, 2);
run("Reduce Dimensionality...", "slices");
getDimensions(w, h, c, z, t);
print(getTitle(), c, z, t);
