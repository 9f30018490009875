// images: noise8.tif noise32.tif
selectImage(1);
run("Gaussian Blur...", "sigma=2");
run("Undo");
print(getValue("Mean"), getPixel(3, 4));
makeRectangle(2, 3, 9, 8);
run("Invert");
run("Undo");
print(getPixel(4, 5));
run("Clear");
run("Undo");
print(getPixel(4, 5));
selectImage(2);
run("Square");
run("Undo");
print(getPixel(4, 5));
