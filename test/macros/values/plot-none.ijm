// images: blobs8.tif
Plot.getLimits(a, b, c, d);
