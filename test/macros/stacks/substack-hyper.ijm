// images: hyper16.tif
run("Make Substack...", "channels=2 slices=1-2");
getDimensions(w, h, c, z, t);
print(getTitle(), c, z, t);
