// images: ramp8.tif
makePolygon();
print("not here");
