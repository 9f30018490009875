// images: noise32.tif
run("Unsharp Mask...", "radius=1 mask=1");
