// images: noise16.tif noise32.tif rgb.tif stack16.tif labels16.tif
run("Invert");
getMinAndMax(a, b); print(a, b);
selectWindow("stack16.tif");
run("Invert", "stack");
getMinAndMax(a, b); print(a, b);
selectWindow("rgb.tif");
run("Invert");
selectWindow("noise32.tif");
setMinAndMax(-3, 10);
run("Invert");
getMinAndMax(a, b); print(a, b);
selectWindow("noise16.tif");
setMinAndMax(300, 1000);
run("Invert");
getMinAndMax(a, b); print(a, b);
