// images: noise16.tif rgb.tif
setBackgroundColor(200, 10, 30);
selectImage(1);
makeOval(3, 4, 10, 9);
run("Cut");
selectImage(2);
makeRectangle(8, 9, 6, 5);
run("Cut");
makeRectangle(1, 1, 6, 5);
run("Paste");
print(getValue("Mean"));
run("Internal Clipboard");
print(getTitle, getWidth, bitDepth);
