// images: noise32.tif
makeRectangle(5, 6, 14, 11);
run("Unsharp Mask...", "radius=1.5 mask=0.4");
