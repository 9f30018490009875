// images: one8.tif
run("Macro...", "code=v=255");
run("Erode");
print(getPixel(0, 0));
run("Fill Holes");
run("Skeletonize");
run("Distance Map");
print(getPixel(0, 0));
