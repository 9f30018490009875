// images: stack16.tif
run("Stack to Hyperstack...", "order=xyzct channels=2 slices=2 frames=1 display=Composite");
getDimensions(w, h, c, z, t);
print(c, z, t);
