// images: ramp8.tif
Overlay.setStrokeColor("red");
print("not here");
