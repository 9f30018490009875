// images: blobs8.tif
s=20; setThreshold(100,255); minsize=40; m2=500;
run("Analyze Particles...", "size=&minsize-Infinity circularity=0.30-1.00 show=[Count Masks] display clear"); selectWindow("blobs8.tif"); run("Analyze Particles...", "size=minsize-m2 show=Masks display"); selectWindow("blobs8.tif"); run("Analyze Particles...", "size=&s-&m2 show=Nothing display");selectWindow("blobs8.tif"); run("Analyze Particles...", "size="+minsize+"-Infinity show=Nothing display clear");
