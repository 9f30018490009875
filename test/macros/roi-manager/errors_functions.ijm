// images: ramp8.tif
print(RoiManager.size);
