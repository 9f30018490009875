// images: ramp8.tif
makeLine(2, 3, 20, 3);
run("Plot Profile");
Plot.getValues(x, y); print(x.length, x[1], y[0], y[18]); print(Plot.objectCount);
Plot.showValues("Profile");
