// images: noise32.tif nan32.tif
selectImage(1);
setThreshold(-5, 12);
run("NaN Background");
print(getValue("Mean"), getPixel(3, 4));
selectImage(2);
setThreshold(-1e30, 1e30);
run("NaN Background");
print(getValue("Mean"), getPixel(3, 4));
