// images: stack16.tif
run("Stack to Hyperstack...", "order=xyczt(default) channels=2 slices=2 frames=1 display=Color");
getDimensions(w, h, c, z, t);
print(c, z, t);
