// images: composite8.tif
Stack.setChannel(2);
run("Delete Slice", "delete=channel");
getDimensions(w, h, c, z, t);
print(c, z, t);
