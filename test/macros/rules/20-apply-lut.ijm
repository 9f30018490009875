// images: composite16.tif
setMinAndMax(30,120); run("Apply LUT"); getMinAndMax(a,b); print(a,b);
