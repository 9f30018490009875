// images: stack16.tif
run("Stack to Hyperstack...", "order=xyczt(default) channels=2 slices=2 frames=1 display=Grayscale");
Stack.setPosition(2, 2, 1);
run("Median 3D...", "x=1 y=1 z=1");
Stack.getPosition(c, z, t);
print(c, z, t, getTitle());
