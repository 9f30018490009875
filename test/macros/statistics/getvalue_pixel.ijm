// images: calibrated.tif rgb.tif noise32.tif
print(getValue(3, 4), getValue(3.5, 4.25), getValue(-5, 0), getValue(0.5, 0.5), getValue(52.5, 40.5));
selectImage("rgb.tif");
print(getValue(3, 4), getValue(3.5, 4.25), getValue(0, 0));
selectImage("calibrated.tif");
print(getValue(3, 4), getValue(3.5, 4.25), getValue(49.5, 43.2), getValue(200, 1));
