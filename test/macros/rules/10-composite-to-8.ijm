// images: composite16.tif
setMinAndMax(20.5,130.25);
run("8-bit"); getMinAndMax(a,b); print(a,b,bitDepth,nSlices,getTitle);
