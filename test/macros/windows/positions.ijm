// images: hyper16.tif
Stack.setPosition(2, 3, 2); Stack.getPosition(c, z, t); print(c, z, t, getSliceNumber);
Stack.setChannel(1); print(getSliceNumber); Stack.setSlice(2); print(getSliceNumber); Stack.setFrame(1); print(getSliceNumber);
Stack.setPosition(9, 9, 9); print(getSliceNumber);
Stack.setPosition(0, 1, 0); print(getSliceNumber);
setSlice(4); Stack.getPosition(c, z, t); print(c, z, t);
print(Stack.isHyperstack, nSlices, Stack.size);
Stack.getDimensions(w, h, c, z, t); print(w, h, c, z, t);
Stack.setDimensions(1, 6, 2); Stack.getDimensions(w, h, c, z, t); print(w, h, c, z, t, is("composite"));
