// images: hyper16.tif
Stack.setFrame(2);
run("Delete Slice", "delete=frame");
getDimensions(w, h, c, z, t);
print(c, z, t);
