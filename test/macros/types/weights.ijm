// images: rgb.tif
setRGBWeights(0.299, 0.587, 0.114);
run("Duplicate...", "title=copy");
run("32-bit");
print(getPixel(3,4));
selectImage("rgb.tif");
run("8-bit");
