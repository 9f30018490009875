// images: nan32.tif
print(getPixel(-1,-1),getPixel(1e6,0),getPixel(0,-5)); setPixel(-1,-1,5); makeRectangle(-5,-5,3,3); getStatistics(a,b,c,d); print(a,b,c,d);
