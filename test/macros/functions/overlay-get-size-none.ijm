// images: ramp8.tif
print(Overlay.size);
print(Overlay.getSize);
