// images: stack32.tif
setSlice(3);
run("Minimum 3D...", "x=1 y=1 z=1");
