// images: ramp8.tif
makeLine();
print("not here");
