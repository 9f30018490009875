// images: noise16.tif stack8.tif prob32.tif
selectImage(1);
run("Histogram", "bins=32 x_min=0 x_max=50000 y_max=Auto");
Plot.getValues(x, y); print(getTitle, x.length, x[3], y[3]); close();
selectImage(2);
run("Histogram", "bins=256 x_min=0 x_max=255 y_max=Auto stack");
Plot.getValues(x, y); print(getTitle, x.length, x[30], y[30]); close();
selectImage(3);
makeOval(4, 5, 20, 18);
run("Histogram", "bins=16 use x_min=0 x_max=1 y_max=Auto");
Plot.getValues(x, y); print(getTitle, x.length, x[3], y[3]); close();
