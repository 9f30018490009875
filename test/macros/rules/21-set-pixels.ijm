// images: noise32.tif
setPixel(0,0,300.7); setPixel(1,1,-1.5); setPixel(2,2,70000); setPixel(3,3,1/0); setPixel(4,4,0/0); setPixel(5.6,5.4,20); setPixel(-1,0,4); setPixel(1000,1,1); print(getPixel(0,0),getPixel(1,1),getPixel(2,2),getPixel(3,3),getPixel(4,4)); updateDisplay();
