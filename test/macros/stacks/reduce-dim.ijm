// images: hyper16.tif
Stack.setPosition(2, 2, 1);
run("Reduce Dimensionality...", "channels frames keep");
getDimensions(w, h, c, z, t);
print(getTitle(), c, z, t);
