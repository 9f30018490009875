// images: hyper8.tif
run("Split Channels"); for(i=1;i<=nImages;i++) { selectImage(i); print(getTitle,nSlices); getLut(r,g,b); print(r[255],g[255],b[255]); getMinAndMax(lo,hi); print(lo,hi);}
