// images: nan32.tif
getHistogram(v,c,256); print(v.length,c.length); for(i=0;i<256;i+=17) print(v[i],c[i]); print(v[255],c[255]);
