// images: stack8.tif
run("Unsharp Mask...", "radius=1 mask=0.60 stack");
