// images: nan32.tif prob32.tif
selectImage(2);
run("Make Binary");
print(getValue("Mean"), bitDepth);
selectImage(1);
run("Make Binary");
print(getValue("Mean"), bitDepth);
