// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Overlay.addRoi;
Overlay.removeRoi(1);
print("not here");
