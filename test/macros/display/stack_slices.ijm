// images: stack16.tif stack32.tif
for (i=1; i<=nSlices; i++) { setSlice(i); getMinAndMax(a, b); print(i, a, b); }
resetMinAndMax(); getMinAndMax(a, b); print(a, b);
selectWindow("stack16.tif");
setThreshold(100, 2000);
setSlice(3);
getThreshold(a, b); print(a, b);
resetMinAndMax(); getThreshold(a, b); print(a, b);
