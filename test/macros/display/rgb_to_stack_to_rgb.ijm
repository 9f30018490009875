// images: rgb.tif
run("Make Composite");
run("Stack to RGB");
print(getTitle, nImages);
