// images: stack8.tif
run("Properties...", "channels=2 slices=2 frames=2");
print("not reached");
