// images: noise8.tif noise16.tif
setMinAndMax(1000, 50000);
run("Apply LUT");
getMinAndMax(a, b); print(a, b);
selectWindow("noise8.tif");
setMinAndMax(30, 100);
makeRectangle(5, 6, 20, 20);
run("Apply LUT");
getMinAndMax(a, b); print(a, b);
