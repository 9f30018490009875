// images: ramp8.tif rgb.tif
print("before");
imageCalculator("Add create", "ramp8.tif", "missing.tif");
print("never");
