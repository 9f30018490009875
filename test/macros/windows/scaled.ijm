// images: calibrated.tif
x = 10; y = 20; z = 3;
toScaled(x, y); print(x, y);
toUnscaled(x, y, z); print(x, y, z);
l = 8; toScaled(l); print(l); toUnscaled(l); print(l);
xs = newArray(1, 2, 3); ys = newArray(4, 5, 6);
toScaled(xs, ys); Array.print(xs); Array.print(ys);
run("Properties...", "origin=5,6");
x = 10; y = 20; toScaled(x, y); print(x, y);
setOption("InvertY", true);
x = 10; y = 20; toScaled(x, y); print(x, y);
print(is("InvertY"));
