// images: hyper16.tif
Stack.setSlice(2);
run("Delete Slice", "delete=slice");
getDimensions(w, h, c, z, t);
print(c, z, t);
