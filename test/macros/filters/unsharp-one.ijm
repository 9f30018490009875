// images: one32.tif
run("Unsharp Mask...", "radius=1 mask=0.6");
