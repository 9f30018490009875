// images: noise16.tif noise8.tif
run("Histogram");
Plot.getValues(x, y);
print(x.length, x[0], x[1], x[255], y[0], y[100]);
selectImage("noise16.tif");
run("Histogram", "bins=20 use x_min=1 x_max=2 y_max=Auto");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
selectImage("noise8.tif");
run("Histogram", "bins=10 x_min=20 x_max=200 y_max=Auto");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
