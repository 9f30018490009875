// images: nan32.tif
print(getPixel(0,0),getPixel(1,2),getPixel(1.5,2.5),getPixel(2.25,0.75),getPixel(-1,0),getPixel(1000,3),getPixel(0.3,0),getPixel(getWidth-1,getHeight-1),getPixel(getWidth-0.5,getHeight-0.5), getPixel(getWidth,0), getPixel(-0.5,-0.5)); s=""+getPixel(1.5,2.5); print(s); print(getValue(1,2));
