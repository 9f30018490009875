// images: calibrated.tif composite8.tif row8.tif
selectImage(1);
makeRectangle(3, 4, 9, 8);
run("Rotate 90 Degrees Right");
getVoxelSize(w, h, d, unit); print(getWidth, getHeight, w, h, selectionType);
selectImage(2);
run("Rotate 90 Degrees Left");
print(getWidth, getHeight, getValue("Mean"));
selectImage(3);
run("Rotate 90 Degrees Left");
print(getWidth, getHeight, getPixel(0, 3));
