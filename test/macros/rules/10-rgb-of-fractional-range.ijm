// images: noise8.tif
setMinAndMax(20.5,130.25);
run("RGB Color"); getMinAndMax(a,b); print(a,b,bitDepth,nSlices,getTitle);
