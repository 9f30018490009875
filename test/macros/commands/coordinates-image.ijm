// images: calibrated.tif
run("Coordinates...", "left=0 right=10 top=0 bottom=5 x_unit=mm y_unit=[<same as x unit>]");
getVoxelSize(w, h, d, unit);
print(w, h, d, unit);
x = 5; y = 6; toScaled(x, y); print(x, y);
run("Coordinates...", "left=-3 right=10 top=8 bottom=5 x_unit=cm y_unit=sec");
getVoxelSize(w, h, d, unit);
print(w, h, d, unit);
x = 5; y = 6; toScaled(x, y); print(x, y);
