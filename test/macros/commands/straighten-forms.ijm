// images: noise32.tif hyper8.tif
selectImage(1);
makeLine(3, 4, 30, 12, 20, 30);
run("Straighten...", "title=s line=9");
print(getTitle, getWidth, getHeight, getValue("Mean"));
selectImage(1);
makeLine(3, 4, 40, 32);
run("Straighten...", "title=s2 line=5");
print(getTitle, getWidth, getHeight, getValue("Mean"));
