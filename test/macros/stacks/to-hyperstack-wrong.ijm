// images: stack16.tif
run("Stack to Hyperstack...", "order=xyczt(default) channels=3 slices=2 frames=1 display=Color");
