// images: big32.tif
getStatistics(a,mean,mi,ma,sd); print("area="+a+" mean="+mean+" min="+mi+" max="+ma+" sd="+sd); print(a,mean,mi,ma,sd); v="value="+mean; print(v); run("32-bit"); run("Subtract...", "value="+mean); run("Divide...", "value="+sd);
