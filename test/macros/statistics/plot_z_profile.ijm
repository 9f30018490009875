// images: stack16.tif
makeRectangle(4, 5, 12, 10);
run("Plot Z-axis Profile");
Plot.getValues(x, y);
Array.print(x);
Array.print(y);
