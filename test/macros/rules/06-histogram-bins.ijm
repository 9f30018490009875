// images: noise32.tif
getHistogram(v,c,20,5,100); Array.print(v); Array.print(c);
