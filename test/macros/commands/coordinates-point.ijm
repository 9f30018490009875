// images: calibrated.tif
makePoint(12, 10);
run("Coordinates...", "x=100 y=50 x_unit=micron y_unit=[<same as x unit>]");
getVoxelSize(w, h, d, unit);
print(w, h, d, unit);
x = 12; y = 10; toScaled(x, y); print(x, y);
