// images: indexed.tif
run("Show LUT");
print(nImages, getTitle, getWidth, getHeight, bitDepth);
close();
run("Show LUT");
selectWindow("Look-Up Table");
close();
print(nImages, getTitle);
