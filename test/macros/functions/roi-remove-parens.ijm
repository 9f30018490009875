// images: ramp8.tif
makeRectangle(1, 2, 3, 4);
Roi.remove();
print("not here");
