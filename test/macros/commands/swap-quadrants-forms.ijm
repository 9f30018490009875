// images: noise8.tif noise32.tif stack8.tif rgb.tif
selectImage(1); run("Swap Quadrants"); print(getValue("Mean"), getPixel(3, 4));
selectImage(2); run("Swap Quadrants"); print(getValue("Mean"), getPixel(3, 4));
selectImage(3); run("Swap Quadrants", "stack"); print(getValue("Mean"), getPixel(3, 4));
selectImage(4); run("Swap Quadrants"); print(getValue("Mean"));
