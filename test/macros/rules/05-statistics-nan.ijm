// images: nan32.tif
getStatistics(a,b,c,d,e,h); print(a,b,c,d,e); print(h.length,h[0]); getRawStatistics(a,b,c,d,e,h); print(a,b,c,d,e,h.length); names=newArray("Mean","Median","Mode","StdDev","Min","Max","IntDen","RawIntDen","Skew","Kurt","Area","Perim.","X","Y","XM","YM","%Area","Circ.","Feret"); for(i=0;i<names.length;i++) print(names[i]+"="+getValue(names[i]), getValue(names[i]));
