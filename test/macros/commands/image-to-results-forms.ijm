// images: nan32.tif rgb.tif
selectImage(1);
makeRectangle(2, 2, 4, 3);
run("Image to Results");
print(nResults, Table.headings);
run("Results to Image");
print(getTitle, getWidth, getHeight, bitDepth, getPixel(2, 1));
selectWindow("rgb.tif");
makeOval(3, 3, 5, 4);
run("Image to Results");
print(nResults);
run("Results to Image");
