// images: ramp8.tif
Plot.show;
print("not here");
