// images: noise8.tif volume_um.tif
selectImage(1);
makeRectangle(10, 5, 20, 8);
run("Coordinates...", "left=1 right=3 top=2 bottom=4 x_unit=pixel y_unit=[<same as x unit>]");
getVoxelSize(w, h, d, unit);
print(w, h, d, unit);
x = 10; y = 5; toScaled(x, y); print(x, y);
selectImage(2);
run("Coordinates...", "left=1 right=3 top=2 bottom=4 front=0 back=10 x_unit=um y_unit=[<same as x unit>] z_unit=mm");
getVoxelSize(w, h, d, unit);
print(w, h, d, unit);
run("Measure");
