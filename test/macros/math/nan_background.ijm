// images: noise32.tif
setThreshold(-3, 5);
run("NaN Background");
getMinAndMax(a, b); print(a, b);
getThreshold(a, b); print(a, b);
