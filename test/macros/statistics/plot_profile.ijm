// images: noise8.tif calibrated.tif
makeLine(2, 3, 30, 21);
run("Plot Profile");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
selectImage("noise8.tif");
makeRectangle(4, 5, 12, 20);
run("Plot Profile");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
