// images: ramp8.tif
Overlay.flatten;
print("not here");
