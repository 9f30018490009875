// images: noise8.tif noise32.tif rgb.tif nan32.tif
changeValues(NaN, NaN, 7);
selectWindow("noise8.tif");
changeValues(10, 50, 255);
makeOval(5, 5, 20, 20);
changeValues(0, 255, 300);
selectWindow("noise32.tif");
makeRectangle(3, 3, 9, 9);
changeValues(-100, 0, 0.5);
selectWindow("rgb.tif");
changeValues(0x000000, 0x7fffff, 0xff0000);
print(getPixel(3, 3));
