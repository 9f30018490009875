// images: composite8.tif
run("Make Substack...", "channels=1,3");
getDimensions(w, h, c, z, t);
print(getTitle(), c, z, t);
