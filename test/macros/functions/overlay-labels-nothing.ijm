// images: ramp8.tif
Overlay.drawLabels();
print("not here");
