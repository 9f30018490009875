// images: hyper16.tif
run("Make Subset...", "channels=2 slices=1-3-2 frames=2");
getDimensions(w, h, c, z, t);
print(getTitle, c, z, t, getValue("Mean"));
selectImage(1);
makeRectangle(2, 3, 9, 8);
run("Make Subset...", "channels=1-2 slices=2 frames=1-2");
getDimensions(w, h, c, z, t);
print(getTitle, w, h, c, z, t, getValue("Mean"));
