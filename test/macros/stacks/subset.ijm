// images: hyper16.tif
run("Make Subset...", "channels=1-2 slices=2 frames=1-2");
getDimensions(w, h, c, z, t);
print(getTitle(), c, z, t);
