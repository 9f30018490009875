// images: stack16.tif
run("Stack to Hyperstack...", "order=xytzc channels=1 slices=2 frames=2 display=Grayscale");
getDimensions(w, h, c, z, t);
print(c, z, t);
