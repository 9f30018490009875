// images: rgb.tif
run("32-bit"); for(i=0;i<5;i++) print(getPixel(i,i));
