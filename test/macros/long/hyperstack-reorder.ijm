// images: hyper16.tif
// Orders of a hyperstack.
Stack.getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
for (i = 1; i <= nSlices; i += 5) {
	setSlice(i);
	Stack.getPosition(cc, zz, tt);
	print(i, cc, zz, tt, getPixel(3, 3));
}
Stack.setPosition(2, 3, 1);
print(getSliceNumber(), getPixel(4, 5));
run("Duplicate...", "title=second duplicate channels=2 slices=1-3 frames=1-2");
Stack.getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
run("Stack to Hyperstack...", "order=xyctz channels=1 slices=3 frames=2 display=Color");
Stack.getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
run("Hyperstack to Stack");
print(nSlices);
run("Stack to Hyperstack...", "order=xyczt(default) channels=3 slices=2 frames=1 display=Color");
Stack.getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
run("Reduce Dimensionality...", "channels");
print(getTitle(), nSlices);
run("Z Project...", "projection=[Max Intensity]");
print(getTitle(), nSlices);
