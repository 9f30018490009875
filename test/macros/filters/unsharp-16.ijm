// images: noise16.tif
run("Unsharp Mask...", "radius=2 mask=0.6");
