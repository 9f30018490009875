// images: hyper16.tif composite8.tif
selectImage(1);
run("Hyperstack to Stack");
getDimensions(w, h, c, z, t); print(c, z, t, Stack.isHyperstack, nSlices);
run("Stack to Hyperstack...", "order=xyzct channels=2 slices=3 frames=2 display=Color");
getDimensions(w, h, c, z, t); print(c, z, t, Stack.isHyperstack, getValue("Mean"));
selectImage(2);
run("Hyperstack to Stack");
getDimensions(w, h, c, z, t); print(c, z, t, Stack.isHyperstack, is("composite"));
run("Make Composite", "display=Grayscale");
Stack.getDisplayMode(m); print(m);
Stack.setDisplayMode("color"); run("Arrange Channels...", "new=21");
print(nSlices);
