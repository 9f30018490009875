// images: ramp8.tif
Color.setLut(newArray(1, 2), newArray(1, 2), newArray(1, 2));
print("not here");
