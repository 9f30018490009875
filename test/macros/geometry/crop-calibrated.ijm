// images: calibrated.tif
run("Properties...", "channels=1 slices=1 frames=1 origin=3,4");
makeRectangle(5, 7, 11, 12);
run("Crop");
run("Properties...");
