// images: rgb.tif
setThreshold(1, 2);
getThreshold(a, b); print(a, b);
setAutoThreshold("Otsu");
