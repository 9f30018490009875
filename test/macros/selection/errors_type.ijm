// images: ramp8.tif
makeSelection(9, newArray(1, 2, 3), newArray(1, 2, 1));
