// images: noise8.tif
run("Unsharp Mask...", "radius=3 mask=0.5");
run("Unsharp Mask...", "mask=0.3");
