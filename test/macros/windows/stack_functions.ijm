// images: stack8.tif
Stack.swap(1, 3);
print(getPixel(3, 3)); setSlice(3); print(getPixel(3, 3));
Stack.setFrameRate(7); print(Stack.getFrameRate);
Stack.setFrameInterval(2.5); print(Stack.getFrameInterval);
Stack.setXUnit("um"); Stack.setYUnit("mm"); Stack.setZUnit("km"); Stack.setTUnit("ms");
Stack.getUnits(x, y, z, t, v); print(x, y, z, t, v);
Stack.setUnits("a", "b", "c", "d", "e"); Stack.getUnits(x, y, z, t, v); print(x, y, z, t, v);
Stack.setDimensions(5, 1, 1); getDimensions(w, h, c, z, t); print(c, z, t, is("composite"), is("hyperstack"));
setZCoordinate(1); print(getPixel(3, 3), getSliceNumber);
