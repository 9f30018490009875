// images: prob32.tif noise32.tif
selectImage(1);
getMinAndMax(min, max);
run("Histogram", "bins=16 x_min=" + d2s(min, 2) + " x_max=" + d2s(max, 2) + " y_max=Auto");
Plot.getValues(x, y); print(x.length, d2s(x[3], 9), y[3]); close();
selectImage(2);
getMinAndMax(min, max);
run("Histogram", "bins=20 x_min=" + d2s(min, 2) + " x_max=" + d2s(max, 3) + " y_max=Auto");
Plot.getValues(x, y); print(x.length, d2s(x[3], 9), y[3]); close();
