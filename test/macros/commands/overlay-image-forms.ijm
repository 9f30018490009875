// images: noise8.tif one8.tif rgb.tif
selectImage(1);
run("Add Image...", "image=rgb.tif x=5 y=3 opacity=60");
print(Overlay.size);
run("Flatten");
print(getTitle, bitDepth, getPixel(10, 10));
selectImage(1);
run("Image to Selection...", "image=rgb.tif opacity=100 zero");
print(Roi.getType, Overlay.size);
