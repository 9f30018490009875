// images: calibrated.tif
setVoxelSize(1/3, 2/3, 1/7, "um");
run("Coordinates...", "left=0 right=16.67 top=0 bottom=29.33 x_unit=um y_unit=[<same as x unit>]");
getVoxelSize(w, h, d, unit); print(d2s(w, 12), d2s(h, 12), d2s(d, 12), unit);
