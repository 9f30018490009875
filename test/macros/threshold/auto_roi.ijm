// images: cells16.tif blobs8.tif
makeOval(5, 6, 30, 25);
setAutoThreshold("Otsu dark");
getThreshold(a, b); print(a, b);
setAutoThreshold();
getThreshold(a, b); print(a, b);
selectWindow("cells16.tif");
makeRectangle(5, 6, 30, 25);
setAutoThreshold("Li dark");
getThreshold(a, b); print(a, b);
setMinAndMax(100, 1000);
setAutoThreshold("Li dark no-reset");
getThreshold(a, b); print(a, b);
setAutoThreshold();
getThreshold(a, b); print(a, b);
