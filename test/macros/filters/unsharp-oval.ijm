// images: cells16.tif
makeOval(7, 5, 20, 16);
run("Unsharp Mask...", "radius=3 mask=0.9");
