// images: noise8.tif
getHistogram(values, counts, 256);
getHistogram(values, counts, 20, 0, 100);
