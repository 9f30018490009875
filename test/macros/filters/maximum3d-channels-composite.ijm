// images: stack16.tif
run("Stack to Hyperstack...", "order=xyczt(default) channels=2 slices=2 frames=1 display=Composite");
run("Maximum 3D...", "x=1 y=1 z=1");
